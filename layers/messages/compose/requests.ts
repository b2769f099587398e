import type { Locale } from '../../privacy/texts/locale.ts';
import type { Block, Composed } from '../block.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { fill } from '../fill.ts';
import { formatTime } from '../format-time.ts';
import type { MessageData } from '../message-data.ts';
import type { Composer } from './composer.ts';
import { action, greeting, paragraph, quote, small, whyRecipient } from './parts.ts';

/** Messages that ask a recipient to do something. */
export const invitation: Composer<'invitation'> = (t, data, locale) => ask(t, t.invitation, data, locale);

export const reminder: Composer<'reminder'> = (t, data, locale) => ask(t, t.reminder, data, locale);

export const code: Composer<'code'> = (t, data) => ({
  ...oneTimeCode(t.code, data),
  greeting: greeting(t, data.recipientName),
  reason: whyRecipient(t, data.organisation),
});

export const rightsCode: Composer<'rightsCode'> = (t, data) => ({
  ...oneTimeCode(t.rightsCode, data),
  greeting: greeting(t, data.recipientName),
  reason: t.layout.whySubject,
});

type Asked = Pick<Catalogue['invitation'], 'signer' | 'approver' | 'viewer'>;

function ask(t: Catalogue, phrases: Asked, data: MessageData['invitation'], locale: Locale): Composed {
  const { subject, intro, action: label } = phrases[data.role];
  return {
    subject,
    heading: subject,
    greeting: greeting(t, data.recipientName),
    blocks: [
      paragraph(fill(intro, { organisation: data.organisation, title: data.title })),
      ...quote(fill(t.invitation.message, { sender: data.senderName }), data.message),
      action(label, data.link),
      paragraph(fill(t.invitation.deadline, { deadline: formatTime(locale, data.expiresAt) })),
      small(t.invitation.personal),
      small(t.invitation.notMe),
    ],
    reason: whyRecipient(t, data.organisation),
  };
}

function oneTimeCode(
  phrases: Catalogue['code'] | Catalogue['rightsCode'],
  data: MessageData['code'],
): { subject: string; heading: string; blocks: Block[] } {
  return {
    subject: phrases.subject,
    heading: phrases.subject,
    blocks: [
      paragraph(fill(phrases.intro, { organisation: data.organisation })),
      { type: 'code', code: data.code },
      paragraph(fill(phrases.validity, { minutes: String(data.minutes) })),
      small(phrases.warning),
    ],
  };
}
