import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { listProcessors as list } from '../../layers/usecases/privacy/recipients/choose-processor.ts';
import { listCursor } from '../shared/cursors.ts';

export const listProcessors: RouteHandler<'listProcessors'> = async (call) => {
  const { space } = call.principal;
  const place = listCursor([call.operationId, space]);
  const { limit, cursor } = call.query;
  const page = await list(
    { recipients: recipientRegister },
    space,
    { cursor: place.read(cursor), limit },
    call.now,
  );
  return { status: 200, body: { items: page.items, next: place.write(page.next) } };
};
