import { randomBytes } from 'node:crypto';
import { addDuration } from '../../domain/duration.ts';
import { modeOf, type Space } from '../../domain/space.ts';
import type { StoredObject } from '../../ports/document-store.ts';
import type { Aggregate, Change } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Extended } from '../../ports/sealer.ts';

type Needs = Pick<Ports, 'envelopes' | 'documents' | 'extender'>;
type Document = Aggregate<'sealing'>['documents'][number];

/** The archive time-stamp is renewed this long before its certificate ends. */
const renewBefore = 'P6M';
const service = { kind: 'service', id: null } as const;

interface Step {
  readonly id: string;
  readonly sealed: Extended;
  readonly evidence: Extended | null;
}

async function extendDocument(
  ports: Needs,
  space: Space,
  envelopeId: string,
  document: Document,
): Promise<Step> {
  const run = randomBytes(6).toString('hex');
  const one = (
    stored: StoredObject,
    variant: 'sealed' | 'evidence',
    original: { size: number; sha256: string } | null,
  ) =>
    ports.extender.extend({
      mode: modeOf(space),
      sealed: stored,
      original,
      key: `${ports.documents.sealedKey(space, envelopeId, document.id, 0, variant)}-${run}`,
    });
  if (document.sealed === null) throw new Error('a completed document without its seal');
  return {
    id: document.id,
    sealed: await one(document.sealed, 'sealed', { size: document.size, sha256: document.sha256 }),
    evidence: document.evidence === null ? null : await one(document.evidence, 'evidence', null),
  };
}

/** Objects that nothing points at any more: earlier states of the seal, and the separate original (the first bytes of the sealed file). */
async function tidy(ports: Needs, space: Space, envelope: Aggregate<'sealing'>): Promise<void> {
  for (const document of envelope.documents) {
    await ports.documents.purge(ports.documents.uploadKey(space, envelope.id, document.id));
    const kept = new Set([document.sealed?.key, document.evidence?.key]);
    await ports.documents.purgeBut(ports.documents.sealedPrefix(space, envelope.id, document.id), kept);
  }
}

/**
 * The next long-term step of an envelope's seals: from T to LTA, later the renewal of the archive time-stamp, for as
 * long as the documents are kept. Run twice for one due date it extends once.
 * @throws NotYetExtendable when revocation data are not new enough; the step is tried again and stays due
 */
export async function extendSeal(ports: Needs, space: Space, envelopeId: string, now: Date): Promise<void> {
  const envelope = await ports.envelopes.load(space, envelopeId, 'sealing');
  if (envelope === null || 'purged' in envelope || envelope.root.status !== 'completed') return;
  const { extendAt, sealLevel } = envelope.root;
  if (extendAt === null || new Date(extendAt) > now) return;
  const steps: Step[] = [];
  for (const document of envelope.documents)
    steps.push(await extendDocument(ports, space, envelopeId, document));
  const until = steps.map(({ sealed }) => sealed.goodUntil).sort()[0] ?? now.toISOString();
  const after = await ports.envelopes.change(space, envelopeId, 'sealing', (current): Change | null => {
    if (current.root.extendAt !== extendAt) return null;
    return {
      root: { sealLevel: 'LTA', extendAt: addDuration(new Date(until), renewBefore, -1).toISOString() },
      documents: steps.map(({ id, sealed, evidence }) => ({
        id,
        sealed: sealed.sealed,
        ...(evidence !== null && { evidence: evidence.sealed }),
        versionId: null,
      })),
      events: [
        {
          type: sealLevel === 'LTA' ? 'sealing.renewed' : 'sealing.extended',
          actor: service,
          payload: {
            level: 'LTA',
            documents: steps.map(({ id, sealed }) => ({ documentId: id, sha256: sealed.sealed.sha256 })),
          },
        },
      ],
    };
  });
  await tidy(ports, space, after);
}
