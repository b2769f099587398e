import type { EgressRefusal } from '../../../ports/egress.ts';
import { type Transfer, transferFault } from './transfer-bases.ts';

/** What the register says about a recipient, as far as a call depends on it. Times are RFC 3339. */
export interface GatedRecipient {
  /** `host` or `host:port`, lower case. */
  readonly hosts: readonly string[];
  /** `signedHttp`: answers prove themselves (RFC 3161, OCSP, CRL) and no personal data are sent. */
  readonly transport: 'https' | 'signedHttp';
  readonly purposes: readonly { readonly collectedFor: string }[];
  readonly categories: readonly string[];
  readonly country: string;
  readonly transfer: (Transfer & { readonly withdrawnAt: string | null }) | null;
  /** Somebody looked at its suitability and said yes. */
  readonly vetted: boolean;
  /** Off for an organisation until it agreed; otherwise on until it objects. */
  readonly consentNeeded: boolean;
  readonly activeFrom: string;
  readonly activeUntil: string | null;
  readonly endedAt: string | null;
}

/** What an organisation said about a recipient of the operator. */
export type RecipientChoice = 'consented' | 'objected' | null;

interface Asked {
  readonly url: URL;
  readonly purpose: string;
  readonly categories: readonly string[];
  /** Somebody who got data is told what became of them, in ids they know. */
  readonly duty?: boolean;
  /** Plain HTTP is in order on this computer. */
  readonly loopback: boolean;
}

function timeFault({ activeFrom, activeUntil, endedAt }: GatedRecipient, at: string): EgressRefusal | null {
  if (endedAt !== null && endedAt <= at) return 'ended';
  if (activeUntil !== null && activeUntil <= at) return 'ended';
  return at < activeFrom ? 'notActiveYet' : null;
}

const transferRefusals = {
  missing: 'transferBasisMissing',
  unreliable: 'transferBasisWithdrawn',
  stale: 'transferBasisStale',
} as const;

function placeFault({ country, transfer }: GatedRecipient, at: string): EgressRefusal | null {
  if (transfer !== null && transfer.withdrawnAt !== null) return 'transferBasisWithdrawn';
  const fault = transferFault(country, transfer, at.slice(0, 10));
  return fault === null ? null : transferRefusals[fault];
}

function choiceFault({ consentNeeded }: GatedRecipient, choice: RecipientChoice): EgressRefusal | null {
  if (choice === 'objected') return 'objected';
  return consentNeeded && choice === null ? 'consentMissing' : null;
}

function contentFault(recipient: GatedRecipient, { purpose, categories }: Asked): EgressRefusal | null {
  if (!recipient.purposes.some(({ collectedFor }) => collectedFor === purpose)) return 'purposeNotRegistered';
  return categories.every((one) => recipient.categories.includes(one)) ? null : 'outsideScope';
}

function addressFault(recipient: GatedRecipient, { url, loopback }: Asked): EgressRefusal | null {
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'malformedAddress';
  const plain = url.protocol === 'http:' && (loopback || recipient.transport === 'signedHttp');
  if (url.protocol !== 'https:' && !plain) return 'notHttps';
  return recipient.hosts.includes(url.host) ? null : 'unknownHost';
}

/**
 * Whether a call may be made, by what is registered at this moment. Says the reason that concerns the recipient before
 * the one that concerns the call.
 * @returns null when it may
 */
export function egressVerdict(
  recipient: GatedRecipient | null,
  choice: RecipientChoice,
  asked: Asked,
  now: Date,
): EgressRefusal | null {
  if (recipient === null) return 'unknownRecipient';
  const at = now.toISOString();
  if (asked.duty === true && asked.categories.every((one) => one === 'system.operations'))
    return addressFault(recipient, asked);
  return (
    timeFault(recipient, at) ??
    (recipient.vetted ? null : 'notVetted') ??
    choiceFault(recipient, choice) ??
    placeFault(recipient, at) ??
    contentFault(recipient, asked) ??
    addressFault(recipient, asked)
  );
}
