import { MessageError } from './message-error.ts';

const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

/**
 * Puts values into the `{name}` places of a phrase, in one pass: a value that itself looks like a
 * placeholder stays text. A place without a value is a `placeholder_missing` error.
 */
export function fill(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replace(PLACEHOLDER, (_whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new MessageError('placeholder_missing', `no value for {${name}}`);
    return value;
  });
}

/** The names of the places in a phrase, sorted, each once. */
export function placeholdersOf(phrase: string): string[] {
  const names = [...phrase.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}
