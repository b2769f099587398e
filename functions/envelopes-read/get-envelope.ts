import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getEnvelope as get } from '../../layers/usecases/envelopes/read-envelope.ts';
import { envelopeOrPurgedView } from '../../layers/usecases/views/envelope-view.ts';
import { callerOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore };

export const getEnvelope: RouteHandler<'getEnvelope'> = async (call) => {
  const found = await get(ports, callerOf(call.principal), call.params.envelopeId);
  const { ver } = 'purged' in found ? found.purged : found.root;
  return { status: 200, body: envelopeOrPurgedView(found), etag: etagOf(ver) };
};
