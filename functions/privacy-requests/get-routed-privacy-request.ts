import { privacyCaseStore } from '../../layers/aws/privacy-cases/case-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { requestOf } from '../../layers/usecases/privacy/requests/decide-request.ts';
import { routedView } from '../../layers/usecases/privacy/requests/request-view.ts';
import { callerOf } from '../shared/http.ts';

export const getRoutedPrivacyRequest: RouteHandler<'getRoutedPrivacyRequest'> = async (call) => {
  const found = await requestOf(
    { cases: privacyCaseStore },
    callerOf(call.principal),
    call.params.privacyRequestId,
  );
  return { status: 200, body: routedView(found) };
};
