import * as z from 'zod';
import { digestBase64Url } from './bytes.ts';

const size = z.lazy(() =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'A whole number.')
    .transform(Number)
    .pipe(z.int().min(1))
    .meta({
      override: ({ jsonSchema }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum: 1 });
      },
    }),
);

/** Two sizes of the log, the older one first. */
export const consistencyQuery = z.lazy(() => z.strictObject({ from: size, to: size }));

/** RFC 9162 §2.1.4: the way from an older root to a newer one. */
export const consistency = z.lazy(() =>
  z.strictObject({ hashes: z.array(digestBase64Url) }).meta({ id: 'LogConsistency' }),
);
