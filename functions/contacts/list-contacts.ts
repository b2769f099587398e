import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { contactSummary } from '../../layers/usecases/contacts/contact-view.ts';
import { listCursor } from '../shared/cursors.ts';
import { ports } from './ports.ts';

export const listContacts: RouteHandler<'listContacts'> = async (call) => {
  const { space } = call.principal;
  const place = listCursor([call.operationId, space]);
  const { limit, cursor } = call.query;
  const page = await ports.contacts.list(space, { cursor: place.read(cursor), limit });
  return { status: 200, body: { items: page.items.map(contactSummary), next: place.write(page.next) } };
};
