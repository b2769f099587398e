import { notFound } from '../../layers/domain/failure.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { announcementView } from '../../layers/usecases/contacts/create-announcement.ts';
import { ports } from './ports.ts';

export const getAnnouncement: RouteHandler<'getAnnouncement'> = async (call) => {
  const { space } = call.principal;
  const found = await ports.announcements.load(space, call.params.announcementId);
  if (found === null) throw notFound();
  return { status: 200, body: announcementView(found, await ports.announcements.counts(space, found.id)) };
};
