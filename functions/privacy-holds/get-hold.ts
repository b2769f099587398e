import { holdStore } from '../../layers/aws/privacy/hold-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getHold as get, holdView } from '../../layers/usecases/privacy/holds/hold.ts';

export const getHold: RouteHandler<'getHold'> = async (call) => {
  const hold = await get({ holds: holdStore }, call.principal.space, call.params.holdId);
  return { status: 200, body: holdView(hold) };
};
