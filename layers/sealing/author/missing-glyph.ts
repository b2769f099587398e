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
