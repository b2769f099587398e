import * as z from 'zod';
import { COUNTRIES } from '../../privacy/calendar/country.ts';
import { NATIONAL_KINDS } from '../../privacy/identifiers/parse-identifier.ts';
import { purposes } from '../../privacy/inventory/purposes.ts';
import { subject } from './subject.ts';
import { singleLine } from './text.ts';

/** Why a number is looked at; both stand in the evidence. */
export const revealRequest = z.lazy(() =>
  z.strictObject({ purpose: z.enum(purposes), reason: singleLine({ max: 500 }) }).meta({ id: 'NewReveal' }),
);

const revealedNumber = z.lazy(() =>
  z
    .strictObject({
      country: z.enum(COUNTRIES),
      kind: z.enum(NATIONAL_KINDS),
      value: z.string(),
      display: z.string(),
    })
    .meta({ id: 'RevealedNumber' }),
);

export const revealed = z.lazy(() =>
  z.strictObject({ subject, purpose: z.enum(purposes), nationalId: revealedNumber }),
);

export const ownNumbers = z.lazy(() =>
  z.strictObject({ items: z.array(z.strictObject({ subject, nationalId: revealedNumber })) }),
);
