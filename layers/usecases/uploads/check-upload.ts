import type { Space } from '../../domain/space.ts';
import type { Inspection } from '../../ports/document-inspector.ts';
import type { Change } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'envelopes' | 'documents' | 'inspector' | 'organisations'>;

export interface Uploaded {
  readonly space: Space;
  readonly envelopeId: string;
  readonly documentId: string;
}

/** What the store attests must be what was announced; only then does the content count. */
function verdict(document: { size: number; sha256: string }, inspection: Inspection): Inspection['refusal'] {
  if (inspection.size !== document.size || inspection.sha256 !== document.sha256) return 'digestMismatch';
  return inspection.refusal;
}

/** Content sent inline is stored a moment before the record that names it. */
const patienceMs = 5 * 60_000;

/** Nothing names these bytes yet; the event is to come again. */
export class NotClaimedYet extends Error {
  constructor() {
    super('no record names this upload yet');
    this.name = 'NotClaimedYet';
  }
}

/** Bytes that no record names after a while belong to nobody (a draft deleted, a call that died): they are erased. */
async function discardOrphan(ports: Needs, key: string, now: Date): Promise<void> {
  const stored = await ports.documents.head(key);
  if (stored === null) return;
  if (now.getTime() - stored.storedAt.getTime() < patienceMs) throw new NotClaimedYet();
  await ports.documents.purge(key);
}

/**
 * An upload has arrived: the document is read once under budgets and becomes `ready` or `refused`. An upload for
 * something that no longer exists is deleted. Delivered twice, it is checked once.
 */
export async function checkUpload(
  ports: Needs,
  { space, envelopeId, documentId }: Uploaded,
  now: Date,
): Promise<void> {
  const envelope = await ports.envelopes.load(space, envelopeId, 'performSigning');
  const document =
    envelope === null || 'purged' in envelope
      ? undefined
      : envelope.documents.find(({ id }) => id === documentId);
  if (document === undefined) {
    return discardOrphan(ports, ports.documents.uploadKey(space, envelopeId, documentId), now);
  }
  if (document.status !== 'awaitingUpload' && document.status !== 'checking') return;
  const stored = await ports.documents.head(document.objectKey);
  if (stored === null) return;
  const patchIf = (expected: readonly string[], change: Omit<Change, 'documents'>, patch: object) =>
    ports.envelopes.change(space, envelopeId, 'performSigning', (current): Change | null => {
      const found = current.documents.find(({ id }) => id === documentId);
      if (found === undefined || !expected.includes(found.status)) return null;
      return { ...change, documents: [{ id: documentId, ...patch }] };
    });
  await patchIf(
    ['awaitingUpload'],
    { quiet: true, events: [] },
    { status: 'checking', versionId: stored.versionId },
  );
  const organisation = await ports.organisations.load(space);
  const inspection = await ports.inspector.inspectStored(stored, {
    screening: organisation?.screening ?? 'refuse',
  });
  const refusal = verdict(document, inspection);
  await patchIf(
    ['awaitingUpload', 'checking'],
    {
      events: [
        {
          type: refusal === null ? 'document.ready' : 'document.refused',
          actor: { kind: 'service', id: null },
          payload: {
            document: documentId,
            sha256: document.sha256,
            pages: inspection.pages.length,
            reason: refusal,
          },
        },
      ],
    },
    {
      status: refusal === null ? 'ready' : 'refused',
      reason: refusal,
      versionId: stored.versionId,
      pages: refusal === null ? inspection.pages.map(({ width, height }) => ({ width, height })) : null,
      findings: inspection.findings.map((finding) => ({ ...finding })),
      alreadySigned: inspection.alreadySigned,
      hashState: inspection.hashState,
    },
  );
}
