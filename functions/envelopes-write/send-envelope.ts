import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { sendEnvelope as send } from '../../layers/usecases/envelopes/send-envelope.ts';
import { envelopeView } from '../../layers/usecases/views/envelope-view.ts';
import { callerOf, expected } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, organisations: organisationStore };

export const sendEnvelope: RouteHandler<'sendEnvelope'> = async (call) => {
  const envelope = await send(ports, callerOf(call.principal), call.params.envelopeId, {
    sendAt: call.body?.sendAt ?? null,
    ifMatch: expected(call.ifMatch),
    now: call.now,
  });
  return { status: 200, body: envelopeView(envelope), etag: etagOf(envelope.root.ver) };
};
