import { derivedId, newId, newStream } from '../../domain/ids.ts';
import type { Space } from '../../domain/space.ts';
import type { Announcement, AnnouncementCounts } from '../../ports/announcement-store.ts';
import type { Ports } from '../../ports/ports.ts';

/** Takes in an announcement; who may get it is decided when each message leaves, not now. */
export function createAnnouncement(
  ports: Pick<Ports, 'announcements'>,
  space: Space,
  input: { readonly subject: string; readonly text: string },
  call: { readonly keyId: string; readonly now: Date; readonly seed: Uint8Array | null },
): Promise<Announcement> {
  const { now, seed, keyId } = call;
  return ports.announcements.create(space, {
    ...input,
    id: seed === null ? newId('ann', now) : derivedId('ann', seed),
    ver: 1,
    stream: newStream(),
    createdAt: now.toISOString(),
    createdBy: keyId,
    queuedAt: null,
  });
}

/** An announcement with what has become of it so far. */
export const announcementView = (
  { id, subject, text, createdAt, queuedAt }: Announcement,
  counts: AnnouncementCounts,
) => ({ id, subject, text, createdAt, queuedAt, counts: { ...counts } });
