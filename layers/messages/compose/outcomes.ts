import type { Block, Composed } from '../block.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { fill } from '../fill.ts';
import { formatTime } from '../format-time.ts';
import type { Composer } from './composer.ts';
import { action, greeting, paragraph, quote, small, whyRecipient } from './parts.ts';

/** Messages that tell a recipient how an envelope ended, or what is about to happen to it. */
export const copy: Composer<'copy'> = (t, data, locale) => {
  const { organisation, title } = data;
  const completedAt = formatTime(locale, data.completedAt);
  return outcome(t, t.copy.subject, data, [
    paragraph(fill(t.copy.intro, { organisation, title, completedAt })),
    paragraph(data.attached ? t.copy.attached : t.copy.linked),
    action(t.copy.action, data.link),
    small(t.copy.keep),
    small(t.copy.evidence),
    small(t.invitation.personal),
  ]);
};

export const declined: Composer<'declined'> = (t, data) => {
  const { organisation, title } = data;
  return outcome(t, t.declined.subject, data, [
    paragraph(fill(t.declined.intro, { organisation, title })),
    paragraph(t.declined.nothing),
  ]);
};

export const voided: Composer<'voided'> = (t, data) => {
  const { organisation, title } = data;
  return outcome(t, t.voided.subject, data, [
    paragraph(fill(t.voided.intro, { organisation, title })),
    ...quote(t.voided.reason, data.reason),
    paragraph(t.voided.nothing),
  ]);
};

export const expired: Composer<'expired'> = (t, data, locale) => {
  const { organisation, title } = data;
  const expiredAt = formatTime(locale, data.expiredAt);
  return outcome(t, t.expired.subject, data, [
    paragraph(fill(t.expired.intro, { organisation, title, expiredAt })),
    paragraph(t.expired.nothing),
  ]);
};

export const purgeAnnounced: Composer<'purgeAnnounced'> = (t, data, locale) => {
  const { organisation, title } = data;
  const purgeAt = formatTime(locale, data.purgeAt);
  return outcome(t, t.purgeAnnounced.subject, data, [
    paragraph(fill(t.purgeAnnounced.intro, { organisation, title, purgeAt })),
    paragraph(t.purgeAnnounced.keep),
    action(t.purgeAnnounced.action, data.link),
    small(t.invitation.personal),
  ]);
};

function outcome(
  t: Catalogue,
  subject: string,
  to: { readonly recipientName: string; readonly organisation: string },
  blocks: readonly Block[],
): Composed {
  return {
    subject,
    heading: subject,
    greeting: greeting(t, to.recipientName),
    blocks,
    reason: whyRecipient(t, to.organisation),
  };
}
