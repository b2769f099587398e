import type { OperationRow } from '../../ports/erasure-store.ts';

/** `Operation` of the contract. */
export const operationView = (operation: OperationRow) => ({
  id: operation.id,
  status: operation.status,
  result: operation.receiptId === null ? null : { receipt: operation.receiptId },
  error: operation.error === null ? null : { code: operation.error, detail: null },
});
