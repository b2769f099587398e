import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { correctEnvelope as correct } from '../../layers/usecases/envelopes/correct-envelope.ts';
import { envelopeView } from '../../layers/usecases/views/envelope-view.ts';
import { callerOf, expected } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, organisations: organisationStore };

export const correctEnvelope: RouteHandler<'correctEnvelope'> = async (call) => {
  const envelope = await correct(ports, callerOf(call.principal), call.params.envelopeId, call.body, {
    ifMatch: expected(call.ifMatch),
    now: call.now,
  });
  return { status: 200, body: envelopeView(envelope), etag: etagOf(envelope.root.ver) };
};
