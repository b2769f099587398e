import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { receiptStore } from '../../layers/aws/erasure/receipt-store.ts';
import { evidenceLog } from '../../layers/aws/log/evidence-log.ts';
import { receiptSigner } from '../../layers/aws/signing/receipt-signer.ts';
import { certifyErasure } from '../../layers/usecases/erasure/run-erasure.ts';
import { type PlanTask, spaceOfTask } from '../shared/task-input.ts';

const ports = {
  erasure: erasureStore,
  documents: documentStore,
  receipts: receiptStore,
  receiptSigner,
  log: evidenceLog,
};

export const handler = (task: PlanTask): Promise<void> =>
  certifyErasure(ports, spaceOfTask(task), task.planId, new Date());
