import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { workflows } from '../../layers/aws/workflows/workflows.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { deleteDraft } from '../../layers/usecases/erasure/begin-erasure.ts';
import { expected } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, erasure: erasureStore, workflows };

export const deleteEnvelope: RouteHandler<'deleteEnvelope'> = async (call) => {
  const { envelopeId } = call.params;
  const plan = await deleteDraft(ports, call.principal.space, envelopeId, {
    now: call.now,
    keyId: call.principal.keyId,
    ifMatch: expected(call.ifMatch),
  });
  return { status: 200, body: { deleted: [envelopeId], withheld: [], receipt: plan.receiptId } };
};
