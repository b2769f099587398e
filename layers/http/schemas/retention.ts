import * as z from 'zod';
import { envelopeId } from './ids.ts';
import { duration } from './time.ts';
import { envelopeStatus } from './vocabulary.ts';

const country = z.lazy(() => z.enum(['DK', 'SE', 'NO', 'FI']));
const day = z.lazy(() => z.string().meta({ description: 'YYYY-MM-DD' }));
const statute = z.lazy(() =>
  z
    .string()
    .nullable()
    .meta({ description: 'The provision that sets the period, as it is cited; null without one.' }),
);

const rule = z.lazy(() =>
  z.strictObject({
    id: z.string(),
    country: country.nullable().meta({ description: 'Null applies everywhere.' }),
    trigger: z.string(),
    period: z.string(),
    anchor: z.enum(['instant', 'fiscalYearEnd', 'calendarYearOfFiscalYearEnd']),
    statute,
    justification: z.string(),
    appliesTo: z.string(),
    mandatory: z.boolean(),
    adjustable: z.strictObject({ min: z.string(), max: z.string() }).nullable(),
    setBy: z.enum(['service', 'organisation']),
  }),
);

/** The rules in force, and a change that is announced. */
export const retentionRules = z.lazy(() =>
  z
    .strictObject({
      rules: z.array(rule),
      announced: z.strictObject({ rule: z.string(), period: z.string(), effectiveAt: z.string() }).nullable(),
    })
    .meta({ id: 'RetentionRules' }),
);

export const retentionPreviewInput = z.lazy(() =>
  z
    .strictObject({
      rule: z.string().min(1).max(60),
      country,
      fiscalYearEnd: z
        .string()
        .regex(/^(?:\d{4}-)?\d{2}-\d{2}$/, 'YYYY-MM-DD or MM-DD.')
        .optional()
        .meta({
          description: 'Last day of the financial year, or its month and day; 31 December by default.',
        }),
      from: z
        .union([z.iso.datetime({ offset: true }), z.iso.date()])
        .meta({ description: 'When the rule’s trigger happened: a day or an instant.' }),
    })
    .meta({ id: 'RetentionPreviewInput' }),
);

export const retentionPreview = z.lazy(() =>
  z.strictObject({ until: day, statute }).meta({ id: 'RetentionPreview' }),
);

export const retentionDryRunInput = z.lazy(() =>
  z.strictObject({ completed: duration('P1D', 'P50Y') }).meta({ id: 'RetentionDryRunInput' }),
);

const count = z.lazy(() => z.int().min(0));
export const retentionDryRun = z.lazy(() =>
  z
    .strictObject({
      kind: z.enum(['same', 'longer', 'shorter']),
      from: z.string(),
      to: z.string(),
      effectiveAt: z.string(),
      tellParties: z.boolean(),
      rows: z.array(
        z.strictObject({
          rule: z.string(),
          statute,
          records: count,
          earlier: count,
          later: count,
          atOnce: count.meta({ description: 'Gone as soon as the change takes effect.' }),
        }),
      ),
    })
    .meta({ id: 'RetentionDryRun' }),
);

export const retentionReason = z.lazy(() =>
  z
    .strictObject({
      envelopeId,
      status: envelopeStatus,
      because: z.enum(['hold', 'legalDuty', 'erasure', 'restriction', 'timer']),
      rule: z.string(),
      justification: z.string(),
      statute,
      until: day.nullable().meta({ description: 'Last day; null where a person has to decide first.' }),
      purgeAt: z.string().nullable(),
      holds: count,
      restrictions: count,
    })
    .meta({ id: 'RetentionReason' }),
);
