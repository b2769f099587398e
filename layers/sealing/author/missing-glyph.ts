/** A character that the font cannot show. It is never replaced by a box. */
export class MissingGlyph extends Error {
  readonly code = 'missing_glyph';
  readonly character: string;
  constructor(character: string) {
    super(
      `the font has no glyph for U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
    this.name = 'MissingGlyph';
    this.character = character;
  }
}

/**
 * @param characters code points that the font has
 * @throws MissingGlyph for the first character of the text, other than a line end, that is not among them
 */
export function assertGlyphs(text: string, characters: ReadonlySet<number>): void {
  for (const character of text) {
    const isBreak = character === '\n' || character === '\r';
    if (!isBreak && !characters.has(character.codePointAt(0) ?? 0)) throw new MissingGlyph(character);
  }
}
