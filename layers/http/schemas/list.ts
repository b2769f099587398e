import * as z from 'zod';
import type {} from 'zod-openapi';

const limit = z.lazy(() =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'A whole number.')
    .transform(Number)
    .pipe(z.int().min(1).max(100))
    .default(20)
    .meta({
      description: 'Items on a page.',
      override: ({ jsonSchema }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum: 1, maximum: 100, default: 20 });
      },
    }),
);

const cursor = z.lazy(() =>
  z.string().min(1).max(1024).optional().meta({ description: '`next` of the page before.' }),
);

/** Query members of every list. */
export const pageQuery = { limit, cursor };

/** One page: `next` is null on the last. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.lazy(() => z.strictObject({ items: z.array(item), next: z.string().nullable() }));
