import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { updateRecipient as update } from '../../layers/usecases/privacy/recipients/recipient.ts';
import { recipientView } from '../../layers/usecases/privacy/recipients/recipient-views.ts';
import { expected } from '../shared/http.ts';

export const updateRecipient: RouteHandler<'updateRecipient'> = async (call) => {
  const { space } = call.principal;
  const recipient = await update(
    { recipients: recipientRegister },
    space,
    call.params.dataRecipientId,
    call.body,
    { now: call.now, ifMatch: expected(call.ifMatch) },
  );
  return { status: 200, body: recipientView(recipient, call.now), etag: etagOf(recipient.ver) };
};
