import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { removeDocument as remove } from '../../layers/usecases/envelopes/add-document.ts';
import { callerOf, expected } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, documents: documentStore };

export const removeDocument: RouteHandler<'removeDocument'> = async (call) => {
  const { envelopeId, documentId } = call.params;
  const envelope = await remove(ports, callerOf(call.principal), envelopeId, documentId, {
    ifMatch: expected(call.ifMatch),
  });
  return {
    status: 200,
    body: { deleted: [documentId], withheld: [], receipt: null },
    etag: etagOf(envelope.root.ver),
  };
};
