import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { stopRecipient as stop } from '../../layers/usecases/privacy/recipients/recipient.ts';
import { recipientView } from '../../layers/usecases/privacy/recipients/recipient-views.ts';

export const stopRecipient: RouteHandler<'stopRecipient'> = async (call) => {
  const ports = { recipients: recipientRegister };
  const recipient = await stop(ports, call.principal.space, call.params.dataRecipientId, call.now);
  return { status: 200, body: recipientView(recipient, call.now), etag: etagOf(recipient.ver) };
};
