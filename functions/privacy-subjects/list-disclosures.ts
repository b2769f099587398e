import { disclosureLog } from '../../layers/aws/privacy/disclosure-log.ts';
import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { recipientNames } from '../../layers/usecases/privacy/recipients/recipient-names.ts';
import { disclosureView } from '../../layers/usecases/privacy/subjects/views.ts';
import { listCursor } from '../shared/cursors.ts';

export const listDisclosures: RouteHandler<'listDisclosures'> = async (call) => {
  const { space } = call.principal;
  const place = listCursor([call.operationId, space]);
  const { limit, cursor } = call.query;
  const page = await disclosureLog.list(space, { cursor: place.read(cursor), limit });
  const nameOf = await recipientNames({ recipients: recipientRegister }, space, page.items);
  const items = page.items.map((one) => disclosureView(one, nameOf));
  return { status: 200, body: { items, next: place.write(page.next) } };
};
