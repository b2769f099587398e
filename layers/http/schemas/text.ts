import * as z from 'zod';

/** Controls (but tab and line feed), bidirectional embeddings, overrides and isolates, lone surrogates. */
const refusedAnywhere =
  '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufffe\\uffff';
/** In names also what cannot be seen: tabs, line ends, soft hyphen, marks, zero-width space, joiners of words. */
const refusedInNames = `${refusedAnywhere}\\u0009\\u000a\\u00ad\\u061c\\u200b\\u200e\\u200f\\u2028\\u2029\\u2060-\\u2065\\ufeff\\ufff9-\\ufffb`;

const anywhere = new RegExp(`[${refusedAnywhere}]`, 'u');
const inNames = new RegExp(`[${refusedInNames}]`, 'u');
const url =
  /[a-z][a-z0-9+.-]*:\/\/|\bwww\.|\b(?:mailto|javascript|data):|\b[\p{L}\p{N}-]+\.[\p{L}]{2,}\/\S/iu;

const lengthOf = (text: string): number => [...text].length;

interface TextOptions {
  /** Characters, counted as code points after normalisation. */
  readonly max: number;
  /** 0 allows the empty text. */
  readonly min?: 0 | 1;
}

function bounded(refused: string, pattern: RegExp, { max, min = 1 }: TextOptions) {
  return z
    .string()
    .overwrite((value) => value.replaceAll('\r\n', '\n').normalize('NFC').trim())
    .refine((value) => !pattern.test(value), {
      error: 'Control and bidirectional override characters are refused.',
      params: { code: 'invalid_characters' },
    })
    .refine((value) => lengthOf(value) >= min, { error: 'May not be empty.', params: { code: 'too_short' } })
    .refine((value) => lengthOf(value) <= max, {
      error: `At most ${max} characters.`,
      params: { code: 'too_long' },
    })
    .meta({
      minLength: min,
      maxLength: max,
      pattern: min === 0 ? `^[^${refused}]*$` : `^[^${refused}]*[^${refused}\\s][^${refused}]*$`,
    });
}

/** Text of several lines: NFC, trimmed, CRLF read as LF. */
export const multiLine = (options: TextOptions) => bounded(refusedAnywhere, anywhere, options);

/** Text of one line without invisible characters: NFC, trimmed. */
export const singleLine = (options: TextOptions) => bounded(refusedInNames, inNames, options);

/** A name or title: one line in which no link can hide, also not in compatibility characters. */
export const nameText = (options: TextOptions) =>
  singleLine(options).refine((value) => !url.test(value.normalize('NFKC')), {
    error: 'No web address in names and titles.',
    params: { code: 'url_not_allowed' },
  });

/** The name of a file: a name that is not a path. */
export const fileName = z.lazy(() =>
  nameText({ max: 120 }).refine((value) => !/[/\\]|^\.\.?$/.test(value), {
    error: 'A file name, not a path.',
    params: { code: 'invalid_characters' },
  }),
);
