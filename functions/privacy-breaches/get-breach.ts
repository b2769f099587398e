import { breachStore } from '../../layers/aws/privacy/registers.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { breachView, getBreach as get } from '../../layers/usecases/privacy/breaches/breach.ts';

export const getBreach: RouteHandler<'getBreach'> = async (call) => {
  const found = await get({ breaches: breachStore }, call.principal.space, call.params.breachId);
  return { status: 200, body: breachView(found, call.now) };
};
