import { Failure } from '../../domain/failure.ts';
import type { Country } from '../../privacy/calendar/country.ts';
import type { NationalNumber } from '../../privacy/identifiers/identifier.ts';
import { IdentifierError } from '../../privacy/identifiers/identifier-error.ts';
import { parseNationalNumber } from '../../privacy/identifiers/national-number.ts';
import type { NewEntity } from '../../privacy/inventory/define-record.ts';
import type { identityNumberRecord } from '../../privacy/inventory/records/identity-number.ts';

/** A national identity number as a client gives it. */
export interface NationalIdInput {
  readonly country: Country;
  readonly value: string;
  readonly keep: 'untilEnded' | 'withAgreement';
}

type StoredNumber = NewEntity<typeof identityNumberRecord>;

/** Numbers that one envelope holds: with everything else of a full one they still fit into one transaction. */
export const mostNumbers = 20;

export const tooManyNumbers = (pointer: string): Failure =>
  new Failure(422, 'validation_failed', `An envelope holds at most ${mostNumbers} identity numbers.`, {
    errors: [{ pointer, code: 'too_many', detail: `At most ${mostNumbers}.` }],
  });

/** Only who acts is identified. */
export const notForThisRole = (pointer: string): Failure =>
  new Failure(422, 'validation_failed', 'Only signers and approvers have an identity number.', {
    errors: [{ pointer: `${pointer}/nationalId`, code: 'not_allowed', detail: 'Not for this role.' }],
  });

/** @throws Failure 422 that never repeats the number */
export function readNumber({ country, value }: NationalIdInput, pointer: string): NationalNumber {
  try {
    return parseNationalNumber(country, value);
  } catch (error) {
    if (!(error instanceof IdentifierError)) throw error;
    throw new Failure(422, 'validation_failed', 'The identity number is not valid.', {
      errors: [{ pointer: `${pointer}/nationalId/value`, code: error.code, detail: error.message }],
    });
  }
}

/** What a recipient's own row shows of a number, and the number for the vault. */
export function splitNumber(
  input: NationalIdInput,
  of: { readonly id: string; readonly number: number },
  pointer: string,
): { readonly shown: { country: Country; masked: string }; readonly stored: StoredNumber } {
  const { country, keep } = input;
  const { masked, value } = readNumber(input, pointer);
  return {
    shown: { country, masked },
    stored: { recipientId: of.id, number: of.number, country, keep, personal: { value } },
  };
}
