import type { Locale } from '../domain/envelope/vocabulary.ts';

/** An extract as it is printed: words and values, in order. */
export interface ExtractPage {
  readonly locale: Locale;
  readonly heading: string;
  readonly intro: string;
  readonly foot: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly rows: readonly (readonly [label: string, value: string])[];
  }[];
}

/** Sets an extract as a PDF. */
export interface ExtractAuthor {
  author(page: ExtractPage): Promise<Uint8Array>;
}
