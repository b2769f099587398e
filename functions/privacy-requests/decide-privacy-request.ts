import { privacyCaseStore } from '../../layers/aws/privacy-cases/case-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { decideRequest } from '../../layers/usecases/privacy/requests/decide-request.ts';
import { routedView } from '../../layers/usecases/privacy/requests/request-view.ts';
import { callerOf } from '../shared/http.ts';

export const decidePrivacyRequest: RouteHandler<'decidePrivacyRequest'> = async (call) => {
  const { decision, reason, correction } = call.body;
  const decided = await decideRequest(
    { cases: privacyCaseStore },
    callerOf(call.principal),
    call.params.privacyRequestId,
    { decision, reason, correction: correction ?? null },
    call.now,
  );
  return { status: 200, body: routedView(decided) };
};
