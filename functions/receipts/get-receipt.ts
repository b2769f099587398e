import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { receiptStore } from '../../layers/aws/erasure/receipt-store.ts';
import { evidenceLog } from '../../layers/aws/log/evidence-log.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getReceipt as get } from '../../layers/usecases/erasure/get-receipt.ts';

const ports = { receipts: receiptStore, erasure: erasureStore, envelopes: envelopeStore, log: evidenceLog };

export const getReceipt: RouteHandler<'getReceipt'> = async (call) => {
  return { status: 200, body: await get(ports, call.principal.space, call.params.receiptId) };
};
