import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getContent } from '../../layers/usecases/envelopes/read-envelope.ts';
import { callerOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, documents: documentStore };

export const getDocumentContent: RouteHandler<'getDocumentContent'> = async (call) => {
  const { envelopeId, documentId } = call.params;
  const version = call.query.version ?? 'original';
  return {
    status: 200,
    body: await getContent(ports, callerOf(call.principal), envelopeId, documentId, version, call.now),
  };
};
