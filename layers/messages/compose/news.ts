import { fill } from '../fill.ts';
import type { Composer } from './composer.ts';
import { action, greeting, paragraph, quote, small } from './parts.ts';

/** Asks whether news may be sent. It promotes nothing itself: the first half of a double opt-in. */
export const consentRequest: Composer<'consentRequest'> = (t, data) => {
  const phrases = t.consentRequest;
  const { organisation } = data;
  return {
    subject: phrases.subject,
    heading: phrases.subject,
    greeting: greeting(t, data.recipientName),
    blocks: [
      paragraph(fill(phrases.intro, { organisation })),
      ...quote(phrases.asked, data.text),
      action(phrases.action, data.link),
      small(fill(phrases.nothing, { days: String(data.days) })),
    ],
    reason: fill(t.layout.whyAsked, { organisation }),
  };
};

/** News of an organisation, with the way out at the bottom (ePrivacy directive art. 13(2), (4)). */
export const announcement: Composer<'announcement'> = (t, data) => {
  const { organisation, subject, text, basis } = data;
  const why = basis === 'consent' ? t.layout.whyNews : t.layout.whyCustomer;
  return {
    subject,
    heading: subject,
    greeting: greeting(t, data.recipientName),
    blocks: text
      .split(/\n{2,}/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(paragraph),
    reason: fill(why, { organisation }),
    unsubscribe: { label: t.announcement.unsubscribe, url: data.unsubscribe },
  };
};
