import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { recipientView } from '../../layers/usecases/privacy/recipients/recipient-views.ts';
import { listCursor } from '../shared/cursors.ts';

export const listRecipients: RouteHandler<'listRecipients'> = async (call) => {
  const { space } = call.principal;
  const place = listCursor([call.operationId, space]);
  const { limit, cursor } = call.query;
  const page = await recipientRegister.list(space, { cursor: place.read(cursor), limit });
  return {
    status: 200,
    body: { items: page.items.map((one) => recipientView(one, call.now)), next: place.write(page.next) },
  };
};
