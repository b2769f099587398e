import * as z from 'zod';
import { envelopeId, exampleBody } from './ids.ts';
import { subject } from './subject.ts';
import { multiLine } from './text.ts';
import { timestamp } from './time.ts';

export const holdId = z.lazy(() =>
  z
    .string()
    .regex(/^hld_[0-9a-hjkmnp-tv-z]{26}$/)
    .meta({ description: 'Id of a legal hold.', example: `hld_${exampleBody}` }),
);

const scope = z.lazy(() =>
  z
    .strictObject({ envelopes: z.array(envelopeId).min(1).max(100).optional(), subject: subject.optional() })
    .refine((value) => (value.envelopes === undefined) !== (value.subject === undefined), {
      error: 'Either envelopes or one subject.',
      params: { code: 'required' },
    }),
);

export const holdRequest = z.lazy(() =>
  z.strictObject({ scope, reason: multiLine({ max: 1000 }), reviewAt: timestamp }),
);

export const hold = z.lazy(() =>
  z
    .strictObject({
      id: holdId,
      state: z.enum(['proposed', 'active', 'releaseProposed', 'released']),
      scope: z.strictObject({ envelopes: z.array(envelopeId).nullable(), subject: subject.nullable() }),
      reason: z.string(),
      reviewAt: timestamp,
      createdAt: timestamp,
      activeAt: timestamp.nullable(),
      releasedAt: timestamp.nullable(),
    })
    .meta({ id: 'Hold' }),
);
