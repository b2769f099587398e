import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { listEvents as list } from '../../layers/usecases/envelopes/read-envelope.ts';
import { listCursor } from '../shared/cursors.ts';
import { callerOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore };

export const listEnvelopeEvents: RouteHandler<'listEnvelopeEvents'> = async (call) => {
  const { cursor, limit } = call.query;
  const place = listCursor([call.operationId, call.principal.space, call.params.envelopeId]);
  const page = await list(ports, callerOf(call.principal), call.params.envelopeId, {
    cursor: place.read(cursor),
    limit,
  });
  const items = page.items.map(({ id, seq, type, at, actor, providerReceipt }) => ({
    id,
    seq,
    type,
    at,
    actor,
    providerReceipt,
  }));
  return { status: 200, body: { items, next: place.write(page.next) } };
};
