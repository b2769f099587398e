import { isConsistent } from '../../layers/domain/evidence/merkle.ts';
import { isCosignatureOf, type OpenedHead, openHead } from '../../layers/domain/evidence/signed-statement.ts';
import type { PublicKeySet } from '../../layers/domain/evidence/verify-evidence.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { checkTimeStamp, tryParseToken } from '../../layers/sealing/verify/check-time-stamp.ts';
import { parseCertificate } from '../../layers/sealing/x509/parse-certificate.ts';

interface Continued {
  readonly head: string;
  readonly hashes: readonly string[];
}

/** `GET /log/attestations?treeSize=` for the head of the evidence. */
export interface Attestations {
  readonly anchor: (Continued & { readonly token: string }) | null;
  readonly cosignatures: readonly (Continued & { readonly witness: string; readonly cosignature: string })[];
}

export interface Judged {
  readonly faults: readonly string[];
  /** When a time-stamp authority had seen the log, null when none is proven. */
  readonly anchoredAt: string | null;
  /** The witnesses whose statement is proven. */
  readonly witnesses: readonly string[];
}

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
const asTree = ({ treeSize, rootHash }: OpenedHead) => ({ treeSize, root: bytes(rootHash) });

/** The head that others speak about, if it is one of this log and continues the one of the evidence. */
function continued(older: OpenedHead, { head, hashes }: Continued, keys: PublicKeySet): OpenedHead | null {
  const newer = openHead(head, keys);
  if (newer === null) return null;
  return isConsistent(asTree(older), asTree(newer), hashes.map(bytes)) ? newer : null;
}

async function stampedAt(head: string, token: string, trust: readonly Uint8Array[]): Promise<string | null> {
  const parsed = tryParseToken(Buffer.from(token, 'base64'));
  if (parsed === undefined) return null;
  const now = new Date();
  const { fault, time } = await checkTimeStamp(
    parsed,
    {
      provenAt: parsed.time > now ? parsed.time : now,
      proven: true,
      digest: (hash) => nodeCrypto.digest(hash, Buffer.from(head, 'ascii')),
    },
    {
      trust: trust.map(parseCertificate),
      pool: { certificates: [], crls: [], ocsps: [] },
      crypto: nodeCrypto,
      now,
    },
  );
  return fault === null && time !== null ? time.toISOString() : null;
}

/**
 * Judges what others have said about a log: that the head they speak of continues the one of the evidence, the
 * authority's time-stamp, the witnesses' signatures. Offline.
 */
export async function checkAttestations(
  evidenceHead: string,
  { anchor, cosignatures }: Attestations,
  given: {
    readonly keys: PublicKeySet;
    readonly trust: readonly Uint8Array[];
    readonly witnessKeys: PublicKeySet;
  },
): Promise<Judged> {
  const older = openHead(evidenceHead, given.keys);
  if (older === null) return { faults: [], anchoredAt: null, witnesses: [] };
  const faults: string[] = [];
  const witnesses: string[] = [];
  const isContinued = anchor !== null && continued(older, anchor, given.keys) !== null;
  if (anchor !== null && !isContinued) faults.push('the time-stamped head does not continue this log');
  const anchoredAt =
    anchor !== null && isContinued ? await stampedAt(anchor.head, anchor.token, given.trust) : null;
  if (isContinued && anchoredAt === null) faults.push('the time-stamp of the head is not valid');
  for (const one of cosignatures) {
    const newer = continued(older, one, given.keys);
    if (newer === null) faults.push(`the head co-signed by ${one.witness} does not continue this log`);
    else if (isCosignatureOf(one.cosignature, newer, given.witnessKeys)) witnesses.push(one.witness);
    else faults.push(`the co-signature of ${one.witness} is not valid`);
  }
  return { faults, anchoredAt, witnesses };
}
