import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { provenRequest } from '../../layers/usecases/privacy/requests/prove-identity.ts';
import { requestView } from '../../layers/usecases/privacy/requests/request-view.ts';
import { withdrawRequest } from '../../layers/usecases/privacy/requests/withdraw-request.ts';
import { ports } from './ports.ts';

export const withdrawPrivacyRequest: RouteHandler<'withdrawPrivacyRequest'> = async (call) => {
  const found = await provenRequest(ports, call.params.id, call.privacySession, call.now);
  const withdrawn = await withdrawRequest(ports, found, call.now);
  return { status: 200, body: await requestView(ports, withdrawn, call.now) };
};
