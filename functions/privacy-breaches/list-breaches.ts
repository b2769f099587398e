import { breachStore } from '../../layers/aws/privacy/registers.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { breachView } from '../../layers/usecases/privacy/breaches/breach.ts';
import { listCursor } from '../shared/cursors.ts';

export const listBreaches: RouteHandler<'listBreaches'> = async (call) => {
  const { cursor, limit } = call.query;
  const { space } = call.principal;
  const place = listCursor([call.operationId, space]);
  const page = await breachStore.list(space, { cursor: place.read(cursor), limit });
  const items = page.items.map((found) => breachView(found, call.now));
  return { status: 200, body: { items, next: place.write(page.next) } };
};
