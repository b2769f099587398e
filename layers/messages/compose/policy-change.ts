import type { Block } from '../block.ts';
import { fill } from '../fill.ts';
import { formatDay } from '../format-time.ts';
import type { Composer } from './composer.ts';
import { action, greeting, paragraph, small } from './parts.ts';

const news = (label: string, items: readonly string[]): Block[] =>
  items.length === 0 ? [] : [paragraph(label), { type: 'list', items }];

/** Tells a person, before it takes effect, what a new version of the policy changes for them. */
export const policyChange: Composer<'policyChange'> = (t, data, locale) => {
  const phrases = t.policyChange;
  const { organisation, rights } = data;
  const day = formatDay(locale, data.effectiveFrom);
  return {
    subject: phrases.subject,
    heading: phrases.subject,
    greeting: greeting(t, data.recipientName),
    blocks: [
      paragraph(fill(phrases.intro, { organisation, day })),
      ...news(phrases.changes, data.sentences),
      action(phrases.action, data.link),
      small(fill(phrases.object, { rights })),
    ],
    reason: fill(t.layout.whyPolicy, { organisation }),
  };
};

/** The same to an organisation, which may object to a new processor. */
export const senderPolicyChange: Composer<'senderPolicyChange'> = (t, data, locale) => {
  const phrases = t.senderPolicyChange;
  const day = formatDay(locale, data.effectiveFrom);
  return {
    subject: phrases.subject,
    heading: phrases.subject,
    greeting: greeting(t, null),
    blocks: [
      paragraph(fill(phrases.intro, { day, version: String(data.version) })),
      ...news(phrases.changes, data.sentences),
      action(phrases.action, data.link),
      paragraph(phrases.object),
    ],
    reason: fill(t.layout.whySender, { organisation: data.organisation }),
  };
};
