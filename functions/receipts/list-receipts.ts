import { receiptStore } from '../../layers/aws/erasure/receipt-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { listCursor } from '../shared/cursors.ts';

export const listReceipts: RouteHandler<'listReceipts'> = async (call) => {
  const { envelope, cursor, limit } = call.query;
  const { space } = call.principal;
  if (envelope !== undefined) {
    return {
      status: 200,
      body: { items: [...(await receiptStore.ofEnvelope(space, envelope))], next: null },
    };
  }
  const place = listCursor([call.operationId, space]);
  const page = await receiptStore.list(space, { cursor: place.read(cursor), limit });
  return { status: 200, body: { items: [...page.items], next: place.write(page.next) } };
};
