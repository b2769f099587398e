import { logAttestations } from '../../layers/aws/log/log-attestations.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { listCursor } from '../shared/cursors.ts';

export const listLogHeads: RouteHandler<'listLogHeads'> = async (call) => {
  const { cursor, limit } = call.query;
  const place = listCursor([call.operationId]);
  const page = await logAttestations.heads({ cursor: place.read(cursor), limit });
  return { status: 200, body: { items: [...page.items], next: place.write(page.next) } };
};
