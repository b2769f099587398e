import type { Space } from '../domain/space.ts';

/** One announcement for one contact; ids only. */
export interface AnnouncementMail {
  readonly space: Space;
  readonly id: string;
  readonly contactId: string;
}

/** Messages that wait to leave; each may come twice. */
export interface AnnouncementQueue {
  put(mail: AnnouncementMail): Promise<void>;
}
