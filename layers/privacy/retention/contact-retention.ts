import { addDuration } from '../../domain/duration.ts';
import { retentionRule } from './default-schedule.ts';

/** What the end of a contact follows from. Times are RFC 3339. */
export interface ContactTimes {
  readonly status: 'pending' | 'subscribed' | 'unsubscribed';
  readonly createdAt: string;
  readonly givenAt: string | null;
  readonly lastSentAt: string | null;
  readonly endedAt: string | null;
}

const after = (rule: string, time: string): { rule: string; at: string } => ({
  rule,
  at: addDuration(new Date(time), retentionRule(rule).period).toISOString(),
});

/** Under which rule and when a contact is erased by itself. */
export function contactEnd(of: ContactTimes): { readonly rule: string; readonly at: string } {
  if (of.status === 'pending') return after('contact.pending', of.createdAt);
  if (of.status === 'unsubscribed') return after('contact.unsubscribed', of.endedAt ?? of.createdAt);
  return after('contact.subscribed', of.lastSentAt ?? of.givenAt ?? of.createdAt);
}

/** The same of an announcement. */
export const announcementEnd = (createdAt: string) => after('announcement', createdAt);
