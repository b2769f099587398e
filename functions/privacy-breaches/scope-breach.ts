import { breachStore } from '../../layers/aws/privacy/registers.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { askScope as ask, breachView } from '../../layers/usecases/privacy/breaches/breach.ts';
import { registerCallerOf } from '../shared/http.ts';

const ports = { breaches: breachStore };

export const scopeBreach: RouteHandler<'scopeBreach'> = async (call) => {
  const found = await ask(ports, call.params.breachId, call.body, registerCallerOf(call));
  return { status: 202, body: breachView(found, call.now) };
};
