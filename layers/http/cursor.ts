import { createHash, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { Problem } from './problems.ts';

const tagLength = 12;

const tagOf = (binding: readonly string[], payload: Uint8Array): Buffer =>
  createHash('sha256').update(JSON.stringify(binding)).update(payload).digest().subarray(0, tagLength);

/**
 * A place in a list as an opaque text. `binding` says which list it belongs to (operation, space, filters):
 * a cursor of another list is not taken. It is checked, not secret: it holds nothing that the list did not
 * show, and whoever forges one reaches only what the same query reaches.
 */
export function encodeCursor(binding: readonly string[], place: unknown): string {
  const payload = Buffer.from(JSON.stringify(place));
  return Buffer.concat([tagOf(binding, payload), payload]).toString('base64url');
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param place what a place of this list looks like
 * @throws Problem `invalid_cursor`
 */
export function decodeCursor<S extends z.ZodType>(
  binding: readonly string[],
  cursor: string,
  place: S,
): z.output<S> {
  const bytes = Buffer.from(cursor, 'base64url');
  const payload = bytes.subarray(tagLength);
  const genuine =
    bytes.length > tagLength &&
    bytes.toString('base64url') === cursor &&
    timingSafeEqual(bytes.subarray(0, tagLength), tagOf(binding, payload));
  if (!genuine) throw new Problem('invalid_cursor');
  const parsed = place.safeParse(parseOrNull(payload.toString('utf8')));
  if (!parsed.success) throw new Problem('invalid_cursor');
  return parsed.data;
}
