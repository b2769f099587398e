import { randomBytes } from 'node:crypto';
import { mustAct } from '../../domain/envelope/routing.ts';
import { modeOf, type Space } from '../../domain/space.ts';
import type { StoredObject } from '../../ports/document-store.ts';
import type { Aggregate, Change } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { EvidencePage, Sealed } from '../../ports/sealer.ts';
import { allEvents } from '../evidence/get-evidence.ts';
import { writtenFields } from './written-fields.ts';

type Needs = Pick<Ports, 'envelopes' | 'documents' | 'sealer'>;
type Envelope = Aggregate<'sealing'>;

/** Whether the newest attempt has sealed every document: then there is nothing left to do but to commit it. */
export const sealedAttempt = (envelope: {
  attempts: Envelope['attempts'];
  documents: readonly { id: string }[];
}) =>
  envelope.attempts
    .toSorted((a, b) => b.attempt - a.attempt)
    .find((attempt) =>
      envelope.documents.every(({ id }) =>
        attempt.documents.some((done) => done.documentId === id && done.variant === 'sealed'),
      ),
    );

async function evidencePage(ports: Needs, envelope: Envelope, origin: string): Promise<EvidencePage> {
  const { root, documents, recipients } = envelope;
  const [events, leaves] = await Promise.all([
    allEvents(ports, envelope.space, envelope.id),
    ports.envelopes.leaves(root.stream),
  ]);
  const nameOf = new Map(recipients.map(({ id, personal }) => [id, personal.name]));
  return {
    locale: root.locale,
    mode: root.mode,
    envelopeId: envelope.id,
    title: root.personal.title,
    sender: root.personal.senderName,
    documents: documents.map(({ personal, sha256, size, pages }) => ({
      name: personal.name,
      sha256,
      size,
      pages: pages?.length ?? 0,
    })),
    participants: recipients
      .filter((recipient) => mustAct(recipient) || recipient.actedAt !== null)
      .map(({ personal, role, authentication, actedAt }) => ({
        name: personal.name,
        role,
        method: authentication,
        at: actedAt,
      })),
    events: events.map(({ at, type, subject, seq }) => ({
      at,
      type,
      who: subject === null ? null : (nameOf.get(subject) ?? null),
      leaf: leaves.find((leaf) => leaf.seq === seq)?.hash ?? '',
    })),
    findings: documents.flatMap(({ findings, personal }) =>
      findings.map(({ code, page }) => `${personal.name}: ${code}${page === null ? '' : ` (${page})`}`),
    ),
    verifyUrl: `${origin}/verify`,
  };
}

const entry = (
  documentId: string,
  variant: 'sealed' | 'evidence',
  { key, versionId, size, sha256 }: StoredObject,
) => ({
  documentId,
  variant,
  key,
  versionId,
  size,
  sha256,
});

/**
 * Seals every document of an envelope that everybody has signed, under names of its own for each try, and records
 * what it made before anything points at it. Run again after success it does nothing.
 * @throws SealRefused when it can never succeed; anything else is tried again
 */
export async function sealEnvelope(
  ports: Needs,
  space: Space,
  envelopeId: string,
  origin: string,
  now: Date,
): Promise<void> {
  const counted = await ports.envelopes.change(space, envelopeId, 'sealing', (envelope): Change | null =>
    envelope.root.status !== 'completing' || sealedAttempt(envelope) !== undefined
      ? null
      : { quiet: true, events: [], root: { sealAttempts: envelope.root.sealAttempts + 1 } },
  );
  if (counted.root.status !== 'completing' || sealedAttempt(counted) !== undefined) return;
  const page = await evidencePage(ports, counted, origin);
  const attempt = counted.root.sealAttempts;
  const run = randomBytes(6).toString('hex');
  const made: { id: string; result: Sealed }[] = [];
  for (const document of counted.documents) {
    if (document.versionId === null) throw new Error('the original is not stored');
    const result = await ports.sealer.seal({
      mode: modeOf(space),
      original: {
        key: document.objectKey,
        versionId: document.versionId,
        size: document.size,
        sha256: document.sha256,
      },
      hashState: document.hashState,
      alreadySigned: document.alreadySigned,
      written: writtenFields(counted, document.id),
      page,
      signingTime: now,
      sealedKey: `${ports.documents.sealedKey(space, envelopeId, document.id, attempt, 'sealed')}-${run}`,
      evidenceKey: `${ports.documents.sealedKey(space, envelopeId, document.id, attempt, 'evidence')}-${run}`,
    });
    made.push({ id: document.id, result });
  }
  await ports.envelopes.change(space, envelopeId, 'sealing', (envelope): Change | null =>
    envelope.root.status !== 'completing' || sealedAttempt(envelope) !== undefined
      ? null
      : {
          quiet: true,
          events: [],
          attempts: [
            {
              attempt,
              level: made.every(({ result }) => result.level === 'T') ? 'T' : 'B',
              at: now.toISOString(),
              documents: made.flatMap(({ id, result }) => [
                entry(id, 'sealed', result.sealed),
                ...(result.evidence === null ? [] : [entry(id, 'evidence', result.evidence)]),
              ]),
            },
          ],
        },
  );
}
