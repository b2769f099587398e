import { loopbackAllowed } from '../../layers/aws/environment.ts';
import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { registerRecipient as register } from '../../layers/usecases/privacy/recipients/recipient.ts';
import { recipientView } from '../../layers/usecases/privacy/recipients/recipient-views.ts';
import { seedOf } from '../shared/http.ts';

const ports = { recipients: recipientRegister };

export const registerRecipient: RouteHandler<'registerRecipient'> = async (call) => {
  const recipient = await register(ports, call.principal.space, call.body, {
    now: call.now,
    loopbackAllowed: loopbackAllowed(),
    seed: seedOf(call),
  });
  return { status: 201, body: recipientView(recipient, call.now), etag: etagOf(recipient.ver) };
};
