import type { Space } from '../domain/space.ts';
import type { PlainOf } from '../privacy/inventory/define-record.ts';
import type { identityNumberRecord } from '../privacy/inventory/records/identity-number.ts';

type Country = PlainOf<typeof identityNumberRecord>['country'];

export interface RevealedNumber {
  readonly country: Country;
  /** In its normal form. */
  readonly value: string;
}

/** National identity numbers in the clear: only for whoever has a declared purpose and leaves evidence. */
export interface IdentityVault {
  /** @returns null when there is no number, or its key has been destroyed */
  open(
    space: Space,
    envelopeId: string,
    recipient: { readonly id: string; readonly number: number },
  ): Promise<RevealedNumber | null>;
  /** What the index has in place of a number. */
  pseudonym(space: Space, country: Country, value: string): Promise<string>;
}
