import { messageLog } from '../../layers/aws/messaging/message-log.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { listCursor } from '../shared/cursors.ts';

export const listMessages: RouteHandler<'listMessages'> = async (call) => {
  const { space } = call.principal;
  const place = listCursor([call.operationId, space]);
  const { limit, cursor } = call.query;
  const page = await messageLog.list(space, { cursor: place.read(cursor), limit });
  return { status: 200, body: { items: [...page.items], next: place.write(page.next) } };
};
