import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { updateEnvelope as update } from '../../layers/usecases/envelopes/update-envelope.ts';
import { envelopeView } from '../../layers/usecases/views/envelope-view.ts';
import { callerOf, expected } from '../shared/http.ts';

const ports = { envelopes: envelopeStore };

export const updateEnvelope: RouteHandler<'updateEnvelope'> = async (call) => {
  const envelope = await update(ports, callerOf(call.principal), call.params.envelopeId, call.body, {
    ifMatch: expected(call.ifMatch),
  });
  return { status: 200, body: envelopeView(envelope), etag: etagOf(envelope.root.ver) };
};
