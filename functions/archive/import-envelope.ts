import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { importEnvelope as take } from '../../layers/usecases/archive/import-envelope.ts';

const ports = { envelopes: envelopeStore, documents: documentStore };

export const importEnvelope: RouteHandler<'importEnvelope'> = async (call) => {
  const { space, keyId } = call.principal;
  return { status: 201, body: await take(ports, space, call.body, keyId) };
};
