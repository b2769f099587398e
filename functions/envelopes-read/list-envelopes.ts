import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { listEnvelopes as list } from '../../layers/usecases/envelopes/read-envelope.ts';
import { listCursor } from '../shared/cursors.ts';
import { callerOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore };

export const listEnvelopes: RouteHandler<'listEnvelopes'> = async (call) => {
  const { cursor, limit, status, externalId, createdAfter } = call.query;
  const place = listCursor([
    call.operationId,
    call.principal.space,
    status ?? '',
    externalId ?? '',
    createdAfter ?? '',
  ]);
  const page = await list(ports, callerOf(call.principal), {
    ...(status !== undefined && { status }),
    ...(externalId !== undefined && { externalId }),
    ...(createdAfter !== undefined && { createdAfter }),
    cursor: place.read(cursor),
    limit,
  });
  const items = page.items.map(({ keepFor: _keepFor, keepForNext: _keepForNext, ...row }) => row);
  return { status: 200, body: { items, next: place.write(page.next) } };
};
