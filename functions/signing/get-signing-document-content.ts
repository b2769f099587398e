import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { signingSessions } from '../../layers/aws/ephemeral/one-time-codes.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getSigningContent } from '../../layers/usecases/signing/get-signing.ts';
import { signerOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, documents: documentStore, sessions: signingSessions };

export const getSigningDocumentContent: RouteHandler<'getSigningDocumentContent'> = async (call) => {
  const signer = signerOf(call.principal, call.signingSession);
  const version = call.query.version ?? 'original';
  return {
    status: 200,
    body: await getSigningContent(ports, signer, call.params.documentId, version, call.now),
  };
};
