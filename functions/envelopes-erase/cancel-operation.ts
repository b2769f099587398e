import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { workflows } from '../../layers/aws/workflows/workflows.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { cancelPurge } from '../../layers/usecases/erasure/begin-erasure.ts';
import { operationView } from '../../layers/usecases/views/operation-view.ts';

const ports = { envelopes: envelopeStore, erasure: erasureStore, workflows };

export const cancelOperation: RouteHandler<'cancelOperation'> = async (call) => {
  const { space, keyId } = call.principal;
  return {
    status: 200,
    body: operationView(await cancelPurge(ports, space, call.params.operationId, keyId)),
  };
};
