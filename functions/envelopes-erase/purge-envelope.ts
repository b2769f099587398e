import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { workflows } from '../../layers/aws/workflows/workflows.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { requestPurge } from '../../layers/usecases/erasure/begin-erasure.ts';
import { operationView } from '../../layers/usecases/views/operation-view.ts';

const ports = { envelopes: envelopeStore, erasure: erasureStore, workflows };

export const purgeEnvelope: RouteHandler<'purgeEnvelope'> = async (call) => {
  const operation = await requestPurge(ports, call.principal.space, call.params.envelopeId, {
    reason: call.body.reason,
    now: call.now,
    keyId: call.principal.keyId,
  });
  return { status: 202, body: operationView(operation) };
};
