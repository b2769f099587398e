import type { Reason, Status } from './reason.ts';

export type { Status } from './reason.ts';

/** Levels of EN 319 142-1; null for a signature that does not meet the requirements of B. */
export type Level = 'B' | 'T' | 'LT' | 'LTA';

/** What an update after a signature did. */
export type ChangeKind =
  | 'signature'
  | 'documentTimeStamp'
  | 'validationData'
  | 'formFill'
  | 'metadata'
  | 'catalog'
  | 'trailer'
  | 'form'
  | 'field'
  | 'signedField'
  | 'annotation'
  | 'page'
  | 'pageContent'
  | 'font'
  | 'object'
  | 'structure'
  | 'unlistedBytes';

export interface Change {
  readonly kind: ChangeKind;
  readonly allowed: boolean;
  readonly detail: string;
}

/** One signature of the answer. Times are RFC 3339. */
export interface VerifiedSignature {
  readonly field: string;
  readonly status: Status;
  readonly reason: Reason | null;
  readonly level: Level | null;
  readonly algorithm: string | null;
  readonly signedBy: string | null;
  /** The time of the signature time-stamp where it holds, else what the signer claims. */
  readonly signedAt: string | null;
  readonly coversWholeFile: boolean;
  readonly changesAfter: readonly Change[];
}

export interface VerifiedTimeStamp {
  readonly kind: 'signature' | 'document';
  readonly status: Status;
  readonly reason: Reason | null;
  readonly time: string | null;
  readonly authority: string | null;
}

/** The machine report of the HTTP contract. */
export interface Verification {
  readonly sealedByThisService: boolean;
  readonly unaltered: boolean;
  readonly signatures: readonly VerifiedSignature[];
  readonly timestamps: readonly VerifiedTimeStamp[];
}
