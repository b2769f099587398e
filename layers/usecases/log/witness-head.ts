import { isConsistent } from '../../domain/evidence/merkle.ts';
import { cosignatureType, type OpenedHead, openHead } from '../../domain/evidence/signed-statement.ts';
import { Failure, notFound } from '../../domain/failure.ts';
import type { SeenHead } from '../../ports/log-attestations.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'witnessed' | 'witnessSigner'>;

export interface HeadToWitness {
  /** Compact JWS of a registered log. */
  readonly head: string;
  /** The size that this witness saw last, as the log remembers it; 0 for the first. */
  readonly from: number;
  /** Consistency proof from there, base64url (RFC 9162 §2.1.4). */
  readonly hashes: readonly string[];
}

const tries = 5;
const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
const asTree = ({ treeSize, rootHash }: { treeSize: number; rootHash: string }) => ({
  treeSize,
  root: bytes(rootHash),
});
const conflict = (code: string, detail: string, pointer: string, at: string) =>
  new Failure(409, code, detail, { errors: [{ pointer, code, detail: at }] });
const noContinuation = 'The proof does not show that the log only grew.';

async function registeredLog(ports: Needs, jws: string): Promise<{ id: string; head: OpenedHead }> {
  for (const { id, keys } of await ports.witnessed.witnesses()) {
    const head = openHead(jws, keys);
    if (head !== null) return { id, head };
  }
  throw notFound();
}

async function assertContinues(
  ports: Needs,
  log: string,
  last: SeenHead,
  input: HeadToWitness & { readonly opened: OpenedHead },
  now: Date,
): Promise<void> {
  const { opened, from, hashes, head } = input;
  if (opened.treeSize === last.treeSize) {
    await ports.witnessed.recordFork(log, [last.head, head], now);
    throw new Failure(409, 'log_forked', 'A head of this size with another root was co-signed before.');
  }
  if (from !== last.treeSize || opened.treeSize < last.treeSize)
    throw conflict(
      'log_size_differs',
      'Another size was seen last; it is named.',
      '/from',
      String(last.treeSize),
    );
  if (!isConsistent(asTree(last), asTree(opened), hashes.map(bytes)))
    throw new Failure(422, 'validation_failed', noContinuation, {
      errors: [{ pointer: '/hashes', code: 'invalid_proof', detail: noContinuation }],
    });
}

/**
 * Co-signs a head of a registered log when it continues the last one that was co-signed. The same head again gets
 * the same answer. Heads are numbered as they are seen, so two at once cannot both follow the same one.
 * @throws Failure 404 for a log that is not registered, 409 `log_size_differs` with the size seen last, 409
 * `log_forked` (both heads are kept), 422 without a proof
 */
export async function witnessHead(
  ports: Needs,
  input: HeadToWitness,
  issuer: string,
  now: Date,
): Promise<{ cosignature: string }> {
  const { id, head: opened } = await registeredLog(ports, input.head);
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const last = await ports.witnessed.newestSeen(id);
    if (last?.treeSize === opened.treeSize && last.rootHash === opened.rootHash)
      return { cosignature: last.cosignature };
    if (last !== null) await assertContinues(ports, id, last, { ...input, opened }, now);
    const { treeSize, rootHash } = opened;
    const said = { log: id, treeSize, rootHash, at: opened.at, witness: issuer, seenAt: now.toISOString() };
    const cosignature = await ports.witnessSigner.sign(said, cosignatureType);
    const seen = { number: (last?.number ?? 0) + 1, treeSize, rootHash, head: input.head, cosignature };
    if (await ports.witnessed.addSeen(id, seen)) return { cosignature };
  }
  throw new Failure(409, 'conflict', 'Heads of this log come too fast; try again.', { retryAfter: 1 });
}
