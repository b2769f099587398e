import { hashIdentifier, readHashIdentifier } from '../crypto/algorithm-identifiers.ts';
import { HASH_LENGTH, type HashName } from '../crypto/crypto-port.ts';
import { DerError } from '../der/der-error.ts';
import type { DerNode } from '../der/der-node.ts';
import { enter } from '../der/der-reader.ts';
import { asOctets } from '../der/der-values.ts';
import { octetString, sequence } from '../der/der-writer.ts';

/** Hash of what is time-stamped (RFC 3161 §2.4.1). */
export interface MessageImprint {
  readonly hash: HashName;
  readonly digest: Uint8Array;
}

export function encodeMessageImprint({ hash, digest }: MessageImprint): Uint8Array<ArrayBuffer> {
  return sequence(hashIdentifier(hash), octetString(digest));
}

/** @throws DerError when the digest has not the length of its hash; UnknownAlgorithmError */
export function readMessageImprint(node: DerNode): MessageImprint {
  const cursor = enter(node);
  const hash = readHashIdentifier(cursor.next());
  const digest = asOctets(cursor.next());
  cursor.end();
  if (digest.length !== HASH_LENGTH[hash]) throw new DerError('imprint length', node.offset);
  return { hash, digest };
}
