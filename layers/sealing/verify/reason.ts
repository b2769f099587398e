/** Indications of EN 319 102-1 clause 5.1.3: total-passed, total-failed, indeterminate. */
export type Status = 'valid' | 'invalid' | 'indeterminate';

/** Why a signature is not valid: sub-indications of EN 319 102-1 clause 5.1.3 in camel case, and `forbiddenChange`. */
export const REASON_STATUS = {
  formatFailure: 'invalid',
  hashFailure: 'invalid',
  sigCryptoFailure: 'invalid',
  revoked: 'invalid',
  expired: 'invalid',
  notYetValid: 'invalid',
  forbiddenChange: 'invalid',
  sigConstraintsFailure: 'indeterminate',
  chainConstraintsFailure: 'indeterminate',
  cryptoConstraintsFailure: 'indeterminate',
  noCertificateChainFound: 'indeterminate',
  noSigningCertificateFound: 'indeterminate',
  revokedNoPoe: 'indeterminate',
  outOfBoundsNoPoe: 'indeterminate',
  timestampOrderFailure: 'indeterminate',
  noPoe: 'indeterminate',
  tryLater: 'indeterminate',
} as const satisfies Record<string, Exclude<Status, 'valid'>>;

export type Reason = keyof typeof REASON_STATUS;

/** A reason and what was found, for developers. */
export interface Fault {
  readonly reason: Reason;
  readonly detail: string;
}

/** The indication that goes with a reason; valid without one. */
export function statusOf(fault: Fault | null): Status {
  return fault === null ? 'valid' : REASON_STATUS[fault.reason];
}

export const fault = (reason: Reason, detail: string): Fault => ({ reason, detail });
