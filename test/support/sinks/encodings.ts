/** One way in which a word may stand in a sink. */
export interface Encoding {
  readonly how: string;
  readonly bytes: Buffer;
}

/** The middle of a word in base64 at each of the three offsets; the outer characters also hold the neighbours' bits. */
const inBase64 = (bytes: Buffer): string[] =>
  [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(Math.ceil((shift * 8) / 6), text.length - ((shift + bytes.length) % 3 === 0 ? 0 : 1));
  });

const escaped = (word: string): string =>
  JSON.stringify(word)
    .slice(1, -1)
    .replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Every way a word may stand in a sink. */
export function encodingsOf(word: string): readonly Encoding[] {
  const utf8 = Buffer.from(word, 'utf8');
  const utf16 = Buffer.from(word, 'utf16le').swap16();
  const base64 = inBase64(utf8);
  const texts: readonly (readonly [string, string])[] = [
    ['plain', word],
    ['lower case', word.toLowerCase()],
    ['URL', encodeURIComponent(word)],
    ['JSON', JSON.stringify(word).slice(1, -1)],
    ['JSON in ASCII', escaped(word)],
    ['hexadecimal', utf8.toString('hex')],
    ['hexadecimal', utf8.toString('hex').toUpperCase()],
    ['hexadecimal UTF-16', utf16.toString('hex')],
    ['hexadecimal UTF-16', utf16.toString('hex').toUpperCase()],
    ...base64.map((text) => ['base64', text] as const),
    ...[utf16, Buffer.from(word, 'utf16le')]
      .flatMap(inBase64)
      .map((text) => ['base64 UTF-16', text] as const),
    ...base64.map((text) => ['base64url', text.replaceAll('+', '-').replaceAll('/', '_')] as const),
  ];
  return [
    ...texts.map(([how, text]) => ({ how, bytes: Buffer.from(text, 'utf8') })),
    { how: 'Latin-1', bytes: Buffer.from(word, 'latin1') },
    { how: 'UTF-16', bytes: utf16 },
    { how: 'UTF-16LE', bytes: Buffer.from(word, 'utf16le') },
  ];
}
