import type { Space } from '../domain/space.ts';
import type { Purpose } from '../privacy/inventory/purposes.ts';

/** Why a call was not made. The register, the address or the sender's own choice said no. */
export type EgressRefusal =
  | 'unknownRecipient'
  | 'unknownHost'
  | 'notActiveYet'
  | 'ended'
  | 'notVetted'
  | 'objected'
  | 'consentMissing'
  | 'transferBasisMissing'
  | 'transferBasisWithdrawn'
  | 'transferBasisStale'
  | 'purposeNotRegistered'
  | 'outsideScope'
  | 'notHttps'
  | 'malformedAddress'
  | 'nameNotResolved'
  | 'addressNotPublic';

/** Why a call that was allowed gave no answer; trying again later may help. */
export type EgressFault = 'unreachable' | 'timeout' | 'tooLarge' | 'redirected';

/** One request to somebody outside. */
export interface EgressCall {
  /** Id in the register of recipients: `dst_…` of an organisation's own, or a name the operator gave. */
  readonly recipient: string;
  /** Whose data leave; null for what belongs to nobody (a signed head of the log, say). */
  readonly space: Space | null;
  readonly purpose: Purpose;
  /** Kinds of data in the request, as the inventory names them. */
  readonly categories: readonly string[];
  /** A duty to tell (GDPR art. 19), without personal data: allowed whatever became of the grant. */
  readonly duty?: boolean;
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Runs once everything allows the call, before anything leaves: the place to write down what goes to whom. */
  readonly beforeSend?: () => Promise<void>;
  /** The answer may be so large; 1 MiB when not said. */
  readonly maxBytes?: number;
  /** Milliseconds for everything, from the look-up of the name to the last byte; 10,000 when not said. */
  readonly timeoutMs?: number;
}

export interface EgressAnswer {
  readonly status: number;
  readonly contentType: string | null;
  /** As the other side gave it. */
  readonly retryAfter: string | null;
  readonly body: Uint8Array;
}

/**
 * The one way out that is not AWS. Whether a call may be made is asked of the register at every call; what is refused
 * is written down, without content.
 */
export interface Egress {
  /** @throws EgressRefused, EgressFailed; any status but a redirect is an answer */
  call(call: EgressCall, now: Date): Promise<EgressAnswer>;
}

export class EgressRefused extends Error {
  readonly code: EgressRefusal;
  constructor(code: EgressRefusal) {
    super(`the register of recipients does not allow this call: ${code}`);
    this.name = 'EgressRefused';
    this.code = code;
  }
}

export class EgressFailed extends Error {
  readonly code: EgressFault;
  constructor(code: EgressFault) {
    super(`the recipient gave no answer: ${code}`);
    this.name = 'EgressFailed';
    this.code = code;
  }
}
