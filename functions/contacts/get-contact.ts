import { notFound } from '../../layers/domain/failure.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { contactView } from '../../layers/usecases/contacts/contact-view.ts';
import { ports } from './ports.ts';

export const getContact: RouteHandler<'getContact'> = async (call) => {
  const { space } = call.principal;
  const contact = await ports.contacts.load(space, call.params.contactId);
  if (contact === null) throw notFound();
  const body = contactView(contact, await ports.contacts.events(space, contact.id));
  return { status: 200, body, etag: etagOf(contact.ver) };
};
