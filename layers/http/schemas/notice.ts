import * as z from 'zod';
import { noticeStatuses } from '../../domain/policy-notice.ts';
import { timestamp } from './time.ts';

const day = z.lazy(() => z.string().meta({ description: 'YYYY-MM-DD' }));

/** A change between two versions, as it matters to people. */
export const policyChange = z.lazy(() => z.strictObject({ kind: z.string(), what: z.string() }));

/** An announced version as an organisation sees it. */
export const policyNotice = z.lazy(() =>
  z
    .strictObject({
      version: z.int().min(1),
      hash: z.string(),
      effectiveFrom: day,
      takesEffectAt: timestamp.nullable().meta({
        description: 'When it takes effect or did; null while somebody concerned has not been told.',
      }),
      announcedAt: timestamp,
      toldAt: timestamp
        .nullable()
        .meta({ description: 'When you and the people in your open envelopes were told.' }),
      status: z.enum(noticeStatuses),
      material: z.boolean(),
      changes: z.array(policyChange),
      processors: z.array(
        z.strictObject({ id: z.string(), objectedAt: timestamp.nullable(), active: z.boolean() }),
      ),
    })
    .meta({ id: 'PolicyNotice' }),
);
