import type { Space } from '../../domain/space.ts';
import type { Aggregate } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { allEvents } from '../evidence/get-evidence.ts';
import { archiveFormat } from './archived-envelope.ts';

type Needs = Pick<Ports, 'envelopes' | 'documents'>;
type Held = Aggregate<'rights'>['documents'][number];

/** The files of a document: what was sealed (its first bytes are the original), else the original itself. */
async function filesOf(ports: Needs, document: Held, now: Date) {
  const { id, sealed, evidence, versionId, objectKey, size, sha256 } = document;
  const original = versionId === null ? null : { key: objectKey, versionId, size, sha256 };
  const variants = [
    ['sealed', sealed],
    ['evidence', evidence],
    ['original', sealed === null ? original : null],
  ] as const;
  const stored = variants.flatMap(([variant, object]) => (object === null ? [] : [{ variant, object }]));
  return Promise.all(
    stored.map(async ({ variant, object }) => {
      const link = await ports.documents.presignDownload(object, now);
      const { size: bytes, sha256: digest } = object;
      return { documentId: id, variant, size: bytes, sha256: digest, ...link, headers: { ...link.headers } };
    }),
  );
}

/**
 * A page of the organisation's envelopes, whole: for the archive that is put together on the organisation's own
 * machine, so that no copy of everything ever lies in a store.
 */
export async function exportEnvelopes(
  ports: Needs,
  space: Space,
  page: { readonly cursor: string | null; readonly limit: number },
  now: Date,
) {
  const { items: rows, next } = await ports.envelopes.list(space, page);
  const items = await Promise.all(
    rows.map(async ({ id }) => {
      const found = await ports.envelopes.load(space, id, 'rights');
      if (found === null || 'purged' in found) return [];
      const { root, documents, recipients, fields, values } = found;
      const events = (await allEvents(ports, space, id)).map(({ id: _id, ...event }) => event);
      const files = await Promise.all(documents.map((document) => filesOf(ports, document, now)));
      const archived = {
        format: archiveFormat,
        root,
        documents,
        recipients,
        fields,
        values,
        events,
      } as const;
      return [{ archived, files: files.flat() }];
    }),
  );
  return { items: items.flat(), next };
}
