import type { AnnouncementQueue } from '../../ports/announcement-queue.ts';
import { enqueue } from '../outbox/queues.ts';

export const announcementQueue: AnnouncementQueue = {
  put: (mail) => enqueue('announce', { kind: 'announcementMail', ...mail }),
};
