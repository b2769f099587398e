import { aboutPeople } from './specs/about-people.ts';
import { aboutPeriods } from './specs/about-periods.ts';
import { aboutRecipients } from './specs/about-recipients.ts';
import { fixedSentences } from './specs/fixed-sentences.ts';
import type { SentenceSpec } from './specs/sentence-spec.ts';

/** Every sentence of the policy with the promises it makes, in the order in which it is read. */
export const SENTENCE_SPECS: readonly SentenceSpec[] = [
  ...fixedSentences.who,
  ...aboutPeople,
  ...aboutRecipients,
  ...aboutPeriods,
  ...fixedSentences.rest,
];
