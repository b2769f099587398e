import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { resendCode } from '../../layers/usecases/privacy/requests/prove-identity.ts';
import { ports } from './ports.ts';

export const sendPrivacyCode: RouteHandler<'sendPrivacyCode'> = async ({ params, body, now }) => {
  await resendCode(ports, params.id, body.channel ?? null, now);
  return { status: 202, body: { id: params.id } };
};
