import type { BodyDefinition } from '../route.ts';
import { binary } from './bytes.ts';

const maxFormBytes = 4096;

/** A small HTML form, in either encoding that a browser or a mail program uses (RFC 8058 §3.2). */
export const formBody = (example: string) =>
  ({
    contentTypes: ['application/x-www-form-urlencoded', 'multipart/form-data'],
    schema: binary,
    required: true,
    maxBytes: maxFormBytes,
    example: Buffer.from(example) as Uint8Array<ArrayBuffer>,
  }) satisfies BodyDefinition<typeof binary>;

/**
 * The first value of a name in a form. In `multipart/form-data` the parts of such forms are short texts, so the value is
 * what follows the empty line of the part.
 * @returns null when the form has no such name
 */
export function formValue(body: Uint8Array, name: string): string | null {
  const text = Buffer.from(body).toString('utf8');
  const part = new RegExp(
    `name="${name}"[^\\r\\n]*\\r\\n(?:[^\\r\\n]+\\r\\n)*\\r\\n([^\\r\\n]*)\\r\\n--`,
  ).exec(text);
  return part === null ? new URLSearchParams(text).get(name) : (part[1] ?? '');
}
