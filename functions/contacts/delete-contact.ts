import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { deleteContact as erase } from '../../layers/usecases/contacts/delete-contact.ts';
import { expected } from '../shared/http.ts';
import { ports } from './ports.ts';

export const deleteContact: RouteHandler<'deleteContact'> = async (call) => {
  const { space } = call.principal;
  const ifMatch = expected(call.ifMatch);
  const body = await erase(ports, space, call.params.contactId, { ifMatch, now: call.now });
  return { status: 200, body };
};
