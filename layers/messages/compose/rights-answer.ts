import { fill } from '../fill.ts';
import { formatDay } from '../format-time.ts';
import type { Composer } from './composer.ts';
import { action, greeting, paragraph, quote, small } from './parts.ts';

/** Tells a person what becomes of a request, by whom and why, and where to complain (GDPR art. 12(3), (4)). */
export const rightsAnswer: Composer<'rightsAnswer'> = (t, data, locale) => {
  const phrases = t.rightsAnswer;
  const request = t.rightsNotice.types[data.request];
  const dueOn = formatDay(locale, data.dueOn);
  return {
    subject: phrases.subject,
    heading: phrases.subject,
    greeting: greeting(t, data.recipientName),
    blocks: [
      paragraph(fill(phrases[data.outcome], { organisation: data.organisation, request, dueOn })),
      ...quote(phrases.reason, data.reason),
      action(phrases.action, data.link),
      small(fill(phrases.complain, { authority: data.authority })),
    ],
    reason: t.layout.whySubject,
  };
};

/** Tells an organisation that a person asks something of it, and until when it has to answer. */
export const senderRightsRequest: Composer<'senderRightsRequest'> = (t, data, locale) => {
  const phrases = t.senderRightsRequest;
  const request = t.rightsNotice.types[data.request];
  return {
    subject: phrases.subject,
    heading: phrases.subject,
    greeting: greeting(t, null),
    blocks: [
      paragraph(fill(phrases[data.cause], { request, dueOn: formatDay(locale, data.dueOn) })),
      paragraph(phrases.next),
      small(fill(phrases.reference, { caseId: data.caseId })),
    ],
    reason: fill(t.layout.whySender, { organisation: data.organisation }),
  };
};
