import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import { transmissions } from '../../layers/aws/privacy/transmissions.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getRecipient } from '../../layers/usecases/privacy/recipients/recipient.ts';
import { listCursor } from '../shared/cursors.ts';

export const listDeliveries: RouteHandler<'listDeliveries'> = async (call) => {
  const { space } = call.principal;
  const { id } = await getRecipient({ recipients: recipientRegister }, space, call.params.dataRecipientId);
  const place = listCursor([call.operationId, space, id]);
  const { limit, cursor } = call.query;
  const page = await transmissions.deliveries(space, id, {
    cursor: place.read(cursor),
    limit,
    now: call.now,
  });
  return { status: 200, body: { items: [...page.items], next: place.write(page.next) } };
};
