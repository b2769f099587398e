import { breachStore } from '../../layers/aws/privacy/registers.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { assessBreach as assess, breachView } from '../../layers/usecases/privacy/breaches/breach.ts';
import { registerCallerOf } from '../shared/http.ts';

const ports = { breaches: breachStore };

export const assessBreach: RouteHandler<'assessBreach'> = async (call) => {
  const found = await assess(ports, call.params.breachId, call.body, registerCallerOf(call));
  return { status: 200, body: breachView(found, call.now) };
};
