import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getOperation as get } from '../../layers/usecases/erasure/begin-erasure.ts';
import { operationView } from '../../layers/usecases/views/operation-view.ts';

const ports = { erasure: erasureStore };

export const getOperation: RouteHandler<'getOperation'> = async (call) => {
  return {
    status: 200,
    body: operationView(await get(ports, call.principal.space, call.params.operationId)),
  };
};
