import * as z from 'zod';
import { type ProblemCode, problemCodes } from '../problem-codes.ts';

const codes = Object.keys(problemCodes) as ProblemCode[];

/** A problem document (RFC 9457). */
export const problem = z.lazy(() =>
  z
    .strictObject({
      type: z.string(),
      title: z.string(),
      status: z.int().min(400).max(599),
      detail: z.string().nullable(),
      code: z.enum(codes),
      requestId: z.string(),
      errors: z.array(
        z.strictObject({
          pointer: z.string(),
          code: z.string().regex(/^[a-z][a-z_]*$/),
          detail: z.string(),
          reason: z.string().optional(),
        }),
      ),
    })
    .meta({ id: 'Problem' }),
);
export type ProblemDocument = z.infer<typeof problem>;
