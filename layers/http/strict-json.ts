import { Problem } from './problems.ts';

const maxDepth = 32;
const quote = '"';
const backslash = 92;

/** Index of the quote that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf(quote, start + 1); end !== -1; end = text.indexOf(quote, end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

const refuse = (detail: string): never => {
  throw new Problem('invalid_json', detail);
};

/** Walks text that is known to be JSON: depth, and member names that stand twice or reach for the prototype. */
function checkStructure(text: string): void {
  const open: (Set<string> | null)[] = [];
  const token = /["{}[\]]/g;
  const colon = /\s*:/y;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === '{' || match[0] === '[') {
      if (open.push(match[0] === '{' ? new Set() : null) > maxDepth)
        refuse(`Nested deeper than ${maxDepth} levels.`);
    } else if (match[0] !== quote) {
      open.pop();
    } else {
      const end = endOfString(text, match.index);
      token.lastIndex = end + 1;
      const names = open.at(-1);
      colon.lastIndex = end + 1;
      if (!names || !colon.test(text)) continue;
      const name = String(JSON.parse(text.slice(match.index, end + 1)));
      if (names.has(name)) refuse('A member stands twice in one object.');
      if (name === '__proto__') refuse('A member name is not allowed.');
      names.add(name);
    }
  }
}

/**
 * Reads UTF-8 JSON (RFC 8259) strictly: no byte order mark, no member twice, at most 32 levels.
 * @throws Problem `invalid_json`
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw new Problem('invalid_json');
  }
  checkStructure(text);
  return value;
}
