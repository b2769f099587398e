import type { EnvelopeStatus } from '../../domain/envelope/vocabulary.ts';
import { notFound, restricted } from '../../domain/failure.ts';
import type { PresignedRequest } from '../../ports/document-store.ts';
import type { Aggregate, EnvelopeSummaryRow, Page, Purged, StoredEvent } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { partOf } from './edit-draft.ts';
import type { Caller } from './envelope-input.ts';

type Needs = Pick<Ports, 'envelopes'>;

/** @throws Failure 404 for an unknown or foreign id */
export async function getEnvelope(
  ports: Needs,
  caller: Pick<Caller, 'space'>,
  id: string,
): Promise<Aggregate<'performSigning'> | Purged> {
  const found = await ports.envelopes.load(caller.space, id, 'performSigning');
  if (found === null) throw notFound();
  return found;
}

export async function getUnpurged(
  ports: Needs,
  caller: Pick<Caller, 'space'>,
  id: string,
): Promise<Aggregate<'performSigning'>> {
  const found = await getEnvelope(ports, caller, id);
  if ('purged' in found) throw notFound();
  return found;
}

export interface ListQuery {
  readonly status?: EnvelopeStatus;
  readonly externalId?: string;
  readonly createdAfter?: string;
  readonly cursor: string | null;
  readonly limit: number;
}

export const listEnvelopes = (
  ports: Needs,
  caller: Pick<Caller, 'space'>,
  query: ListQuery,
): Promise<Page<EnvelopeSummaryRow>> => ports.envelopes.list(caller.space, query);

/** The history of an envelope, oldest first. */
export async function listEvents(
  ports: Needs,
  caller: Pick<Caller, 'space'>,
  id: string,
  page: { cursor: string | null; limit: number },
): Promise<Page<StoredEvent>> {
  await getUnpurged(ports, caller, id);
  return ports.envelopes.events(caller.space, id, 'evidence', page);
}

export type ContentVersion = 'original' | 'sealed' | 'evidence';

/**
 * Where the bytes of a document are. After the separate original is deleted, `original` is the first `size`
 * bytes of the sealed file, asked for by range.
 */
export async function contentOf(
  ports: Pick<Ports, 'documents'>,
  document: Aggregate<'performSigning'>['documents'][number],
  version: ContentVersion,
  now: Date,
): Promise<PresignedRequest & { sha256: string; size: number }> {
  if (version === 'original') {
    if (document.status !== 'ready') throw notFound();
    if (document.versionId !== null) {
      const link = await ports.documents.presignDownload(
        { key: document.objectKey, versionId: document.versionId },
        now,
      );
      return { ...link, sha256: document.sha256, size: document.size };
    }
    if (document.sealed === null) throw notFound();
    const link = await ports.documents.presignDownload(document.sealed, now);
    return {
      ...link,
      headers: { ...link.headers, range: `bytes=0-${document.size - 1}` },
      sha256: document.sha256,
      size: document.size,
    };
  }
  const stored = version === 'sealed' ? document.sealed : document.evidence;
  if (stored === null) throw notFound();
  const link = await ports.documents.presignDownload(stored, now);
  return { ...link, sha256: stored.sha256, size: stored.size };
}

export async function getContent(
  ports: Pick<Ports, 'envelopes' | 'documents'>,
  caller: Pick<Caller, 'space'>,
  id: string,
  documentId: string,
  version: ContentVersion,
  now: Date,
): Promise<PresignedRequest & { sha256: string; size: number }> {
  const envelope = await getUnpurged(ports, caller, id);
  if (envelope.root.restrictions > 0) throw restricted();
  return contentOf(ports, partOf(envelope.documents, documentId), version, now);
}
