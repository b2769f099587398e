import { breachStore } from '../../layers/aws/privacy/registers.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { breachView, tellCustomers as tell } from '../../layers/usecases/privacy/breaches/breach.ts';
import { registerCallerOf } from '../shared/http.ts';

const ports = { breaches: breachStore };

export const tellCustomersOfBreach: RouteHandler<'tellCustomersOfBreach'> = async (call) => {
  const found = await tell(ports, call.params.breachId, registerCallerOf(call));
  return { status: 202, body: breachView(found, call.now) };
};
