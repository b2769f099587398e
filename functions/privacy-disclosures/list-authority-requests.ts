import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { authorityView } from '../../layers/usecases/privacy/authority/authority-request.ts';
import { listCursor } from '../shared/cursors.ts';
import { ports } from './ports.ts';

export const listAuthorityRequests: RouteHandler<'listAuthorityRequests'> = async (call) => {
  const { cursor, limit } = call.query;
  const { space } = call.principal;
  const place = listCursor([call.operationId, space]);
  const page = await ports.authorityRequests.list(space, { cursor: place.read(cursor), limit });
  return { status: 200, body: { items: page.items.map(authorityView), next: place.write(page.next) } };
};
