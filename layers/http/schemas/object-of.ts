import * as z from 'zod';

/**
 * The object behind a schema. Schemas of this folder are lazy: building one costs tens of microseconds, and a
 * function that starts uses few of them. @throws TypeError for a schema of anything else
 */
export function objectOf(schema: z.ZodType): z.ZodObject {
  const inner = schema instanceof z.ZodLazy ? schema.unwrap() : schema;
  if (!(inner instanceof z.ZodObject)) throw new TypeError('not the schema of an object');
  return inner;
}
