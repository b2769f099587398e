import { fill } from '../fill.ts';
import { formatTime } from '../format-time.ts';
import type { Composer } from './composer.ts';
import { greeting, paragraph, small } from './parts.ts';

/** Tells an organisation what it has to know of, or to decide, about personal data that it answers for. */
export const registerNotice: Composer<'registerNotice'> = (t, data, locale) => {
  const phrases = t.registerNotice;
  const at = formatTime(locale, data.at);
  const told = {
    authority: fill(phrases.authority, { name: data.name, count: String(data.people) }),
    hold: fill(phrases.hold, { at }),
    breach: fill(phrases.breach, { count: String(data.people), at }),
    clock: fill(phrases.clock, { at }),
  };
  return {
    subject: phrases.subject,
    heading: phrases.subject,
    greeting: greeting(t, null),
    blocks: [
      paragraph(told[data.cause]),
      paragraph(fill(phrases.next, { path: data.path })),
      small(fill(phrases.reference, { caseId: data.caseId })),
    ],
    reason: fill(t.layout.whySender, { organisation: data.organisation }),
  };
};
