import * as z from 'zod';
import { email } from './contact.ts';
import { organisationId } from './ids.ts';
import { nameText } from './text.ts';
import { duration } from './time.ts';
import { authenticationMethod } from './vocabulary.ts';

const screening = z.lazy(() =>
  z.enum(['refuse', 'allow']).meta({
    description:
      'What hidden and active content of a document means: a refusal, or a finding shown to the signers.',
  }),
);

export const organisation = z.lazy(() =>
  z
    .strictObject({
      id: organisationId,
      name: z.string(),
      contactEmail: z.string(),
      retention: z.strictObject({ completed: z.string() }),
      screening,
      minimumAuthentication: authenticationMethod,
    })
    .meta({ id: 'Organisation' }),
);
export type Organisation = z.infer<typeof organisation>;

export const organisationPatch = z.lazy(() =>
  z
    .strictObject({
      name: nameText({ max: 120 }).optional(),
      contactEmail: email.optional(),
      retention: z.strictObject({ completed: duration('P1D', 'P50Y') }).optional(),
      screening: screening.optional(),
      minimumAuthentication: authenticationMethod.optional(),
    })
    .meta({ id: 'OrganisationPatch' }),
);
