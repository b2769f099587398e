import type { ContactChannel } from '../domain/privacy-case/vocabulary.ts';

/** How many codes one address may be sent, whoever asks: counted under a keyed pseudonym of it. */
export interface ContactBudget {
  /** @returns false past the budget */
  take(channel: ContactChannel, contact: string, now: Date): Promise<boolean>;
}
