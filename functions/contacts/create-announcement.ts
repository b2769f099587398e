import type { RouteHandler } from '../../layers/http/route-handler.ts';
import {
  announcementView,
  createAnnouncement as create,
} from '../../layers/usecases/contacts/create-announcement.ts';
import { seedOf } from '../shared/http.ts';
import { ports } from './ports.ts';

export const createAnnouncement: RouteHandler<'createAnnouncement'> = async (call) => {
  const { space, keyId } = call.principal;
  const created = await create(ports, space, call.body, { keyId, now: call.now, seed: seedOf(call) });
  return {
    status: 202,
    body: announcementView(created, await ports.announcements.counts(space, created.id)),
  };
};
