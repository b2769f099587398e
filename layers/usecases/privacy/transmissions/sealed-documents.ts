import type { Aggregate } from '../../../ports/envelope-store.ts';
import type { Ports } from '../../../ports/ports.ts';

/** Documents travel inside the message up to so many bytes in all; larger ones are named by their digest. */
const contentLimit = 3 * 1024 * 1024;

/** The sealed documents of an envelope with what a message has room for. */
export async function sealedDocuments(
  ports: Pick<Ports, 'documents'>,
  documents: Aggregate<'performSigning' | 'rights'>['documents'],
) {
  let left = contentLimit;
  const listed = [];
  for (const { id, personal, sealed, sha256 } of documents) {
    const fits = sealed !== null && sealed.size <= left;
    if (fits) left -= sealed.size;
    const bytes = fits ? await ports.documents.source(sealed).read(0, sealed.size) : null;
    listed.push({
      id,
      name: personal.name,
      sha256: sealed?.sha256 ?? sha256,
      content: bytes === null ? null : Buffer.from(bytes).toString('base64'),
    });
  }
  return listed;
}
