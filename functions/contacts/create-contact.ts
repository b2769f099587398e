import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { addContact } from '../../layers/usecases/contacts/add-contact.ts';
import { contactView } from '../../layers/usecases/contacts/contact-view.ts';
import { seedOf } from '../shared/http.ts';
import { ports } from './ports.ts';

export const createContact: RouteHandler<'createContact'> = async (call) => {
  const { space, keyId } = call.principal;
  const { email, name = null, locale, basis, customerSince = null } = call.body;
  const contact = await addContact(
    ports,
    space,
    { email, name, locale, basis, customerSince },
    { keyId, now: call.now, seed: seedOf(call) },
  );
  return { status: 201, body: contactView(contact, await ports.contacts.events(space, contact.id)) };
};
