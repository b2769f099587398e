import { latin1Bytes } from '../bytes/latin1.ts';
import { hexString } from '../pdf/serialize.ts';
import type { PreparedSignature } from './prepared-signature.ts';
import { SignError } from './sign-error.ts';

/**
 * Second phase: the tail with the CMS (or time-stamp token) in its hole. The prepared signature stays as it is.
 * @param cms DER; what is not needed of the hole stays zero
 * @throws SignError `signature_too_large`: prepare again with more reserved bytes
 */
export function completeSignature(prepared: PreparedSignature, cms: Uint8Array): Uint8Array {
  if (cms.length > prepared.reservedBytes) {
    throw new SignError(
      'signature_too_large',
      `${cms.length} octets do not fit into ${prepared.reservedBytes}`,
    );
  }
  const tail = prepared.tail.slice();
  const digits = hexString(cms).slice(0, -1);
  tail.set(latin1Bytes(digits), prepared.holeOffset - prepared.originalSize);
  return tail;
}
