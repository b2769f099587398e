import { equalBytes } from '../der/bytes-util.ts';
import { DerError } from '../der/der-error.ts';
import { readName } from './read-name.ts';

/** Compares DER Names as RFC 5280 §7.1 says: string type, letter case and inner white space do not matter. */
export function sameName(a: Uint8Array, b: Uint8Array): boolean {
  if (equalBytes(a, b)) return true;
  try {
    return normalise(a) === normalise(b);
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}

function normalise(name: Uint8Array): string {
  return JSON.stringify(readName(name).map(({ type, value }) => [type, normaliseText(value)]));
}

/** Attribute value prepared for comparison. */
export function normaliseText(value: string): string {
  return value.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
