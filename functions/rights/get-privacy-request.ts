import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { provenRequest } from '../../layers/usecases/privacy/requests/prove-identity.ts';
import { requestView } from '../../layers/usecases/privacy/requests/request-view.ts';
import { ports } from './ports.ts';

export const getPrivacyRequest: RouteHandler<'getPrivacyRequest'> = async ({
  params,
  privacySession,
  now,
}) => {
  const found = await provenRequest(ports, params.id, privacySession, now);
  return { status: 200, body: await requestView(ports, found, now) };
};
