import { documentInspector } from '../../layers/aws/documents/document-inspector.ts';
import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { createEnvelope as create } from '../../layers/usecases/envelopes/create-envelope.ts';
import { envelopeView } from '../../layers/usecases/views/envelope-view.ts';
import { callerOf, seedOf } from '../shared/http.ts';

const ports = {
  envelopes: envelopeStore,
  organisations: organisationStore,
  documents: documentStore,
  inspector: documentInspector,
};

export const createEnvelope: RouteHandler<'createEnvelope'> = async (call) => {
  const envelope = await create(ports, callerOf(call.principal), call.body, {
    seed: seedOf(call),
    now: call.now,
  });
  return {
    status: 201,
    body: envelopeView(envelope),
    etag: etagOf(envelope.root.ver),
    envelopeId: envelope.id,
  };
};
