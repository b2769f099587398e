import type { Block } from '../block.ts';
import { fill } from '../fill.ts';
import { formatTime } from '../format-time.ts';
import type { Composer } from './composer.ts';
import { action, greeting, paragraph } from './parts.ts';

/** Tells the known address of a person that a confirmed request is about to run, and how to stop it. */
export const rightsNotice: Composer<'rightsNotice'> = (t, data, locale) => {
  const phrases = t.rightsNotice;
  const runsAt = formatTime(locale, data.runsAt);
  const stop: Block[] =
    data.link === null
      ? [paragraph(fill(phrases.contact, { contact: data.contact }))]
      : [action(phrases.action, data.link)];
  return {
    subject: phrases.subject,
    heading: phrases.subject,
    greeting: greeting(t, data.recipientName),
    blocks: [
      paragraph(fill(phrases.intro, { organisation: data.organisation, runsAt })),
      paragraph(fill(phrases.request, { request: phrases.types[data.request] })),
      ...(data.request === 'erasure' ? [paragraph(phrases.keep)] : []),
      paragraph(phrases.stop),
      ...stop,
    ],
    reason: t.layout.whySubject,
  };
};
