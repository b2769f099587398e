import { breachStore } from '../../layers/aws/privacy/registers.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { breachView, reportBreach as report } from '../../layers/usecases/privacy/breaches/breach.ts';
import { registerCallerOf } from '../shared/http.ts';

const ports = { breaches: breachStore };

export const reportBreach: RouteHandler<'reportBreach'> = async (call) => {
  const found = await report(
    ports,
    { ...call.body, awareAt: call.body.awareAt ?? null },
    registerCallerOf(call),
  );
  return { status: 201, body: breachView(found, call.now) };
};
