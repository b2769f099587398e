import { concatBytes } from '../der/bytes-util.ts';
import { DerError } from '../der/der-error.ts';
import { enter, readDer } from '../der/der-reader.ts';
import { asInteger } from '../der/der-values.ts';
import { sequence, unsignedInteger } from '../der/der-writer.ts';
import { TAG } from '../der/tags.ts';

/**
 * DER ECDSA-Sig-Value (RFC 3279 §2.2.3) to r ‖ s, each of `size` octets, as WebCrypto and JWS want it.
 * @throws DerError when r or s is not positive or longer than the curve's order.
 */
export function ecdsaDerToRaw(der: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const cursor = enter(readDer(der));
  const r = cursor.next(TAG.integer);
  const s = cursor.next(TAG.integer);
  cursor.end();
  const parts = [r, s].map((node) => {
    if (asInteger(node) <= 0n) throw new DerError('ECDSA value not positive', node.offset);
    const octets = node.content[0] === 0 ? node.content.subarray(1) : node.content;
    if (octets.length > size) throw new DerError('ECDSA value longer than the order', node.offset);
    return concatBytes(new Uint8Array(size - octets.length), octets);
  });
  return concatBytes(...parts);
}

/** r ‖ s of equal length to DER ECDSA-Sig-Value. */
export function ecdsaRawToDer(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const half = raw.length / 2;
  return sequence(unsignedInteger(raw.subarray(0, half)), unsignedInteger(raw.subarray(half)));
}
