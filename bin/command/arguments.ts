import { readFileSync } from 'node:fs';

/** Says how a command is used and ends with 3: bad input. */
export function usage(text: string): never {
  process.stderr.write(`usage: ${text}\n`);
  process.exit(3);
}

/** Positional arguments and `--name value` options; an option that is not known is bad input. */
export function parseArguments<const Name extends string>(
  words: readonly string[],
  names: readonly Name[],
): { positional: string[]; options: Partial<Record<Name, string>> } {
  const positional: string[] = [];
  const options: Partial<Record<Name, string>> = {};
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('--')) {
      positional.push(word);
      continue;
    }
    const name = names.find((one) => `--${one}` === word);
    const value = words[at + 1];
    if (name === undefined || value === undefined) usage(`unknown option or missing value: ${word}`);
    options[name] = value;
    at += 1;
  }
  return { positional, options };
}

/** Reads a JSON file, `-` for standard input; anything else is bad input. */
export function readJson<T>(path: string): T {
  try {
    return JSON.parse(readFileSync(path === '-' ? 0 : path, 'utf8')) as T;
  } catch {
    return usage(`${path} is not readable JSON`);
  }
}
