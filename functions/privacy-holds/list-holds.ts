import { holdStore } from '../../layers/aws/privacy/hold-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { holdView } from '../../layers/usecases/privacy/holds/hold.ts';
import { listCursor } from '../shared/cursors.ts';

export const listHolds: RouteHandler<'listHolds'> = async (call) => {
  const { cursor, limit } = call.query;
  const { space } = call.principal;
  const place = listCursor([call.operationId, space]);
  const page = await holdStore.list(space, { cursor: place.read(cursor), limit });
  return { status: 200, body: { items: page.items.map(holdView), next: place.write(page.next) } };
};
