import type { Reason } from '../reason.ts';

/** What a person is told: a verdict with its reason, or that there is no signature. */
export type SentenceKey = 'valid' | 'unsigned' | Reason;

export type Sentences = Readonly<Record<SentenceKey, string>>;
