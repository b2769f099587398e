import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { proveIdentity } from '../../layers/usecases/privacy/requests/prove-identity.ts';
import { ports } from './ports.ts';

export const verifyPrivacyRequest: RouteHandler<'verifyPrivacyRequest'> = async ({ params, body, now }) => {
  const session = await proveIdentity(ports, params.id, body.code, now);
  return { status: 200, body: { id: params.id, ...session } };
};
