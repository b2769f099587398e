import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { voidEnvelope as end } from '../../layers/usecases/envelopes/end-envelope.ts';
import { envelopeView } from '../../layers/usecases/views/envelope-view.ts';
import { callerOf, expected } from '../shared/http.ts';

const ports = { envelopes: envelopeStore };

export const voidEnvelope: RouteHandler<'voidEnvelope'> = async (call) => {
  const envelope = await end(ports, callerOf(call.principal), call.params.envelopeId, call.body.reason, {
    ifMatch: expected(call.ifMatch),
    now: call.now,
  });
  return { status: 200, body: envelopeView(envelope), etag: etagOf(envelope.root.ver) };
};
