import * as z from 'zod';

const count = z.lazy(() =>
  z.union([z.int().min(0), z.literal('<10')]).meta({ description: 'Counts from 1 to 9 are hidden.' }),
);

/** Live figures of the deployment. */
export const trustDocument = z.lazy(() =>
  z
    .strictObject({
      at: z.string(),
      policy: z.strictObject({ version: z.int().min(1), hash: z.string(), effectiveFrom: z.string() }),
      promises: z.strictObject({
        total: z.int().min(0),
        kept: z.int().min(0),
        needsAccounts: z.int().min(0),
        needsEid: z.int().min(0),
        needsBilling: z.int().min(0),
        open: z.int().min(0),
      }),
      tests: z.strictObject({
        named: z.int().min(0),
        passed: z.int().min(0).nullable(),
        ranAt: z.string().nullable(),
      }),
      log: z.strictObject({ treeSize: z.int().min(1), rootHash: z.string(), at: z.string() }).nullable(),
      erasures: z.strictObject({ window: z.string(), begun: count }),
      retention: z.strictObject({ overdue: count }),
      restore: z
        .strictObject({ kind: z.enum(['restore', 'drill']), at: z.string(), remaining: z.int().min(0) })
        .nullable()
        .meta({
          description: 'The last restore, or drill of one, and what was left of the erased after it.',
        }),
      requests: z.strictObject({
        open: z.strictObject({ underWeek: count, underMonth: count, older: count }),
        oldestOverdueDays: z.int().min(0),
      }),
      smallCounts: z.string(),
    })
    .meta({ id: 'Trust' }),
);
