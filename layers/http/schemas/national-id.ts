import * as z from 'zod';
import { COUNTRIES } from '../../privacy/calendar/country.ts';
import { IdentifierError } from '../../privacy/identifiers/identifier-error.ts';
import { parseNationalNumber } from '../../privacy/identifiers/national-number.ts';
import { numberKeeping } from '../../privacy/inventory/records/identity-number.ts';

const country = z.lazy(() => z.enum(COUNTRIES));
const value = z.lazy(() =>
  z.string().min(1).max(60).meta({
    description:
      'CPR number, Swedish personal identity number with twelve digits, Norwegian or Finnish identity number.',
    example: '010190-1234',
  }),
);

/** Reports what is wrong with a number without ever repeating it. */
function checkNumber(
  input: { country: (typeof COUNTRIES)[number]; value: string },
  context: z.RefinementCtx,
) {
  try {
    parseNationalNumber(input.country, input.value);
  } catch (error) {
    if (!(error instanceof IdentifierError)) throw error;
    context.addIssue({
      code: 'custom',
      path: ['value'],
      message: error.message,
      params: { code: error.code },
    });
  }
}

/** A number that is asked for. */
export const nationalIdQuery = z.lazy(() => z.strictObject({ country, value }).superRefine(checkNumber));

/** A number that goes into the vault. */
export const newNationalId = z.lazy(() =>
  z
    .strictObject({
      country,
      value,
      keep: z.enum(numberKeeping).default('untilEnded').meta({
        description:
          '`untilEnded`: erased when the envelope is completed or ends otherwise. `withAgreement`: kept as long as the agreement, where law or the matter demands it.',
      }),
    })
    .superRefine(checkNumber)
    .meta({
      id: 'NewNationalId',
      description: 'Kept in the vault under a key of its own; every answer shows the masked form.',
    }),
);

/** What every answer shows. */
export const nationalIdShown = z.lazy(() =>
  z.strictObject({ country, masked: z.string() }).meta({ id: 'NationalId' }),
);
