import { receiptStore } from '../../layers/aws/erasure/receipt-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';

export const listReceipts: RouteHandler<'listReceipts'> = async (call) => {
  const { envelope } = call.query;
  const items = envelope === undefined ? [] : await receiptStore.ofEnvelope(call.principal.space, envelope);
  return { status: 200, body: { items: [...items], next: null } };
};
