import type { Block, Composed } from '../block.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { fill } from '../fill.ts';
import { formatTime } from '../format-time.ts';
import type { Composer } from './composer.ts';
import { greeting, paragraph, quote, small } from './parts.ts';

/** Messages that tell the sender what happened to an envelope. */
export const senderCompleted: Composer<'senderCompleted'> = (t, data, locale) => {
  const completedAt = formatTime(locale, data.completedAt);
  return toSender(t, t.senderCompleted.subject, data, [
    paragraph(fill(t.senderCompleted.intro, { title: data.title, completedAt })),
    paragraph(data.attached ? t.senderCompleted.attached : t.senderCompleted.linked),
  ]);
};

export const senderDeclined: Composer<'senderDeclined'> = (t, data) => {
  const recipient = data.recipientName;
  return toSender(t, t.senderDeclined.subject, data, [
    paragraph(fill(t.senderDeclined.intro, { recipient, title: data.title })),
    ...quote(fill(t.senderDeclined.reason, { recipient }), data.reason),
  ]);
};

export const senderDeadlineNear: Composer<'senderDeadlineNear'> = (t, data, locale) => {
  const deadline = formatTime(locale, data.expiresAt);
  return toSender(t, t.senderDeadlineNear.subject, data, [
    paragraph(fill(t.senderDeadlineNear.intro, { title: data.title, deadline })),
    { type: 'list', items: data.pending },
    paragraph(t.senderDeadlineNear.extend),
  ]);
};

export const senderBounced: Composer<'senderBounced'> = (t, data) => {
  const { title, address, recipientName: recipient } = data;
  return toSender(t, t.senderBounced.subject, data, [
    paragraph(fill(t.senderBounced.intro, { title, address, recipient })),
    paragraph(t.senderBounced.next),
  ]);
};

export const senderNotMe: Composer<'senderNotMe'> = (t, data) => {
  const { title, recipientName: recipient } = data;
  return toSender(t, t.senderNotMe.subject, data, [
    paragraph(fill(t.senderNotMe.intro, { title, recipient })),
    paragraph(t.senderNotMe.next),
  ]);
};

export const senderSealFailed: Composer<'senderSealFailed'> = (t, data) =>
  toSender(t, t.senderSealFailed.subject, data, [
    paragraph(fill(t.senderSealFailed.intro, { title: data.title, attempts: String(data.attempts) })),
    paragraph(t.senderSealFailed.next),
  ]);

export const senderScheduleFailed: Composer<'senderScheduleFailed'> = (t, data) =>
  toSender(t, t.senderScheduleFailed.subject, data, [
    paragraph(fill(t.senderScheduleFailed.intro, { title: data.title })),
    paragraph(t.senderScheduleFailed.problems),
    { type: 'list', items: data.problems },
  ]);

export const senderPurgeAnnounced: Composer<'senderPurgeAnnounced'> = (t, data, locale) => {
  const phrases = t.senderPurgeAnnounced;
  const purgeAt = formatTime(locale, data.purgeAt);
  const requested = data.cause === 'requested';
  return toSender(t, phrases.subject, data, [
    paragraph(fill(requested ? phrases.requested : phrases.retention, { title: data.title, purgeAt })),
    paragraph(requested ? phrases.requestedNext : phrases.retentionNext),
  ]);
};

interface Sender {
  readonly senderName: string | null;
  readonly organisation: string;
  readonly envelopeId: string;
}

function toSender(t: Catalogue, subject: string, to: Sender, blocks: readonly Block[]): Composed {
  return {
    subject,
    heading: subject,
    greeting: greeting(t, to.senderName),
    blocks: [...blocks, small(fill(t.layout.reference, { envelopeId: to.envelopeId }))],
    reason: fill(t.layout.whySender, { organisation: to.organisation }),
  };
}
