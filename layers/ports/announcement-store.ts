import type { AnnouncementOutcome } from '../domain/contact/vocabulary.ts';
import type { Space } from '../domain/space.ts';
import type { PlainOf, SealedOf } from '../privacy/inventory/define-record.ts';
import type { announcementOutcomeRecord, announcementRecord } from '../privacy/inventory/records/contact.ts';

export type Announcement = PlainOf<typeof announcementRecord> & SealedOf<typeof announcementRecord>;
export type AnnouncementOutcomeRow = PlainOf<typeof announcementOutcomeRecord>;
export type AnnouncementCounts = Readonly<Record<AnnouncementOutcome, number>>;

export interface AnnouncementStore {
  /** Null when there is none, or its key is destroyed. */
  load(space: Space, id: string): Promise<Announcement | null>;
  /** Put once, with its outbox row; a second call with the same id finds the first one's. */
  create(space: Space, announcement: Announcement): Promise<Announcement>;
  /** Every contact there was is in the queue. */
  queued(space: Space, id: string, now: Date): Promise<void>;
  /** What became of it for a contact; null while nothing has. */
  outcome(space: Space, id: string, contactId: string): Promise<AnnouncementOutcomeRow | null>;
  /** Put once: what was sent stays sent. */
  record(space: Space, id: string, row: AnnouncementOutcomeRow): Promise<void>;
  counts(space: Space, id: string): Promise<AnnouncementCounts>;
}
