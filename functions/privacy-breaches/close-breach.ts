import { breachStore } from '../../layers/aws/privacy/registers.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { breachView, closeBreach as close } from '../../layers/usecases/privacy/breaches/breach.ts';
import { registerCallerOf } from '../shared/http.ts';

const ports = { breaches: breachStore };

export const closeBreach: RouteHandler<'closeBreach'> = async (call) => {
  const found = await close(ports, call.params.breachId, call.body.reason, registerCallerOf(call));
  return { status: 200, body: breachView(found, call.now) };
};
