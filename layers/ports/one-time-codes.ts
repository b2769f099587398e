import type { Space } from '../domain/space.ts';

export interface CodeOwner {
  readonly space: Space;
  readonly envelopeId: string;
  readonly recipientId: string;
  /** A replaced link takes its codes and sessions with it. */
  readonly linkVersion: number;
}

export type CodeResult =
  | { readonly result: 'correct' }
  | { readonly result: 'wrong' }
  | { readonly result: 'locked'; readonly retryAfter: number };

/** Codes of 6 digits, 10 minutes, 5 tries, single use; at most 3 an hour and 15 tries in 24 rolling hours. */
export interface OneTimeCodes {
  /** Makes a code that replaces the one before; the code itself is kept only closed under the recipient's key. */
  issue(
    owner: CodeOwner,
    now: Date,
  ): Promise<{ result: 'issued'; expiresAt: string } | { result: 'locked'; retryAfter: number }>;
  /** The code now valid, to be put into the message by the notifier; null once used or expired. */
  reveal(owner: CodeOwner, now: Date): Promise<string | null>;
  /** The try is counted before comparing. */
  check(owner: CodeOwner, code: string, now: Date): Promise<CodeResult>;
}

export interface SigningSessions {
  open(owner: CodeOwner, now: Date): Promise<{ session: string; expiresAt: string }>;
  isValid(owner: CodeOwner, session: string, now: Date): Promise<boolean>;
}
