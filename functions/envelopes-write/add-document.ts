import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { addDocument as add } from '../../layers/usecases/envelopes/add-document.ts';
import { partOf } from '../../layers/usecases/envelopes/edit-draft.ts';
import { documentView } from '../../layers/usecases/views/envelope-view.ts';
import { callerOf, expected, seedOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, documents: documentStore };

export const addDocument: RouteHandler<'addDocument'> = async (call) => {
  const { aggregate, documentId, upload } = await add(
    ports,
    callerOf(call.principal),
    call.params.envelopeId,
    call.body,
    {
      ifMatch: expected(call.ifMatch),
      seed: seedOf(call),
      now: call.now,
    },
  );
  const document = documentView(partOf(aggregate.documents, documentId));
  return {
    status: 201,
    body: { document, upload: { method: 'PUT', ...upload } },
    etag: etagOf(aggregate.root.ver),
  };
};
