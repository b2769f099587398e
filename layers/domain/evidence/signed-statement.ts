import { type PublicKeySet, verifyJws } from './verify-evidence.ts';

/** A head of a log, opened and checked. */
export interface OpenedHead {
  readonly treeSize: number;
  readonly rootHash: string;
  readonly at: string;
}

/** Type of the JWS of a co-signature (RFC 8725 §3.11): it can never pass for a head of the witness's own log. */
export const cosignatureType = 'cosignature';

const isHead = (value: Record<string, unknown> | null): value is Record<string, unknown> & OpenedHead =>
  value !== null &&
  Number.isSafeInteger(value.treeSize) &&
  Number(value.treeSize) >= 1 &&
  typeof value.rootHash === 'string' &&
  /^[\w-]{43}$/.test(value.rootHash) &&
  typeof value.at === 'string';

/** A signed head of the log with these keys; null when it is none. */
export function openHead(jws: string, keys: PublicKeySet): OpenedHead | null {
  const payload = verifyJws(jws, keys);
  if (!isHead(payload)) return null;
  const { treeSize, rootHash, at } = payload;
  return { treeSize, rootHash, at };
}

/** Whether this is the statement of a witness, with these keys, about exactly this head. */
export function isCosignatureOf(cosignature: string, head: OpenedHead, keys: PublicKeySet): boolean {
  const payload = verifyJws(cosignature, keys, cosignatureType);
  return isHead(payload) && payload.treeSize === head.treeSize && payload.rootHash === head.rootHash;
}
