import { newId } from '../../domain/ids.ts';
import { assertPrintable } from '../../domain/printable.ts';
import type { PresignedRequest } from '../../ports/document-store.ts';
import type { Aggregate } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { type EditCall, editDraft, partOf, tooMany } from './edit-draft.ts';
import { type Caller, limits } from './envelope-input.ts';
import { announcedDocument, freeNumber, idMaker } from './new-parts.ts';

interface Announced {
  readonly ref?: string | undefined;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** Announces a document and says where its bytes go: exactly these bytes, once, within 15 minutes. */
export async function addDocument(
  ports: Pick<Ports, 'envelopes' | 'documents'>,
  caller: Caller,
  id: string,
  input: Announced,
  call: EditCall & { readonly seed: Uint8Array | null; readonly now: Date },
): Promise<{ aggregate: Aggregate<'performSigning'>; documentId: string; upload: PresignedRequest }> {
  assertPrintable([{ pointer: '/name', text: input.name }]);
  const documentId = call.seed === null ? newId('doc', call.now) : idMaker(call.seed)('doc', 0);
  const objectKey = ports.documents.uploadKey(caller.space, id, documentId);
  const expected = { size: input.size, sha256: input.sha256 };
  const aggregate = await editDraft(ports, caller, id, call, (draft) => {
    if (draft.documents.some((document) => document.id === documentId)) return null;
    if (draft.documents.length >= limits.documents) throw tooMany('documents', limits.documents);
    const named = {
      id: documentId,
      number: freeNumber(draft.documents),
      ref: input.ref ?? null,
      name: input.name,
    };
    return {
      addDocuments: [announcedDocument(named, expected, objectKey)],
      event: 'document.added',
      what: { document: { id: documentId, ...expected } },
    };
  });
  return {
    aggregate,
    documentId,
    upload: await ports.documents.presignUpload(objectKey, expected, call.now),
  };
}

/** Takes a document and its fields out of a draft, bytes first. */
export async function removeDocument(
  ports: Pick<Ports, 'envelopes' | 'documents'>,
  caller: Caller,
  id: string,
  documentId: string,
  call: EditCall,
): Promise<Aggregate<'performSigning'>> {
  const aggregate = await editDraft(ports, caller, id, call, (draft) => {
    partOf(draft.documents, documentId);
    return { removeDocuments: [documentId], what: { removedDocument: documentId } };
  });
  await ports.documents.purge(ports.documents.uploadKey(caller.space, id, documentId));
  return aggregate;
}
