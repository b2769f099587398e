import { accessLog } from '../../layers/aws/ephemeral/access-log.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { listCursor } from '../shared/cursors.ts';

export const listAccesses: RouteHandler<'listAccesses'> = async (call) => {
  const { cursor, limit } = call.query;
  const place = listCursor([call.operationId, call.principal.space]);
  const page = await accessLog.list(call.principal.space, {
    cursor: place.read(cursor),
    limit,
    now: call.now,
  });
  return { status: 200, body: { items: [...page.items], next: place.write(page.next) } };
};
