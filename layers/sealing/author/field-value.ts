/** Where a value goes: points from the page's upper left corner as displayed. `page` counts from zero. */
export interface FieldPlace {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a person entered. `strokes`: lists of `[x, y]` in 0…1 of the field's box, y downwards. */
export type EnteredValue =
  | { readonly kind: 'text' | 'date' | 'initials'; readonly text: string }
  | { readonly kind: 'typedSignature'; readonly text: string }
  | { readonly kind: 'drawnSignature'; readonly strokes: readonly (readonly (readonly [number, number])[])[] }
  | { readonly kind: 'checkbox'; readonly checked: boolean };

export type FieldValue = FieldPlace & { readonly value: EnteredValue };

/** TrueType or OpenType files to subset from. */
export interface AuthorFonts {
  /** For texts, dates and initials. */
  readonly text: Uint8Array;
  /** For typed signatures. */
  readonly signature: Uint8Array;
}
