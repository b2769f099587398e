import type { Space } from '../domain/space.ts';

/** The first answer to a call, as it is given again. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string | null;
}

export interface IdempotencyScope {
  /** The space, or the space and recipient, within which the key is unique. */
  readonly scope: string;
  /** As the client sent it. */
  readonly key: string;
}

export interface IdempotentCall extends IdempotencyScope {
  /** SHA-256 over operation, path and body, base64url; kept as an HMAC, never as it is. */
  readonly bodyHash: string;
  readonly now: Date;
}

export type IdempotencyState =
  | { readonly state: 'new' }
  | { readonly state: 'replay'; readonly answer: StoredAnswer }
  | { readonly state: 'inFlight' }
  | { readonly state: 'mismatch' };

export interface FinishedCall extends IdempotencyScope {
  readonly answer: StoredAnswer;
  /** Whose key encrypts the answer: erasing the envelope makes it unreadable. */
  readonly protectedBy: { readonly space: Space; readonly envelopeId: string | null };
}

/** Remembers for 24 hours what was answered to a call with an `Idempotency-Key`. */
export interface IdempotencyStore {
  /**
   * Claims the key by a conditional write. `inFlight` while another call holds the claim; a claim whose
   * holder died lapses after the longest possible call, and the next call is `new`.
   */
  begin(call: IdempotentCall): Promise<IdempotencyState>;
  finish(call: FinishedCall): Promise<void>;
  /** Gives the claim back after a call that did not succeed, so that the client may repeat it. */
  abandon(call: IdempotencyScope): Promise<void>;
}
