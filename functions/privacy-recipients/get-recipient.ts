import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getRecipient as get } from '../../layers/usecases/privacy/recipients/recipient.ts';
import { recipientView } from '../../layers/usecases/privacy/recipients/recipient-views.ts';

export const getRecipient: RouteHandler<'getRecipient'> = async (call) => {
  const ports = { recipients: recipientRegister };
  const recipient = await get(ports, call.principal.space, call.params.dataRecipientId);
  return { status: 200, body: recipientView(recipient, call.now), etag: etagOf(recipient.ver) };
};
