import * as z from 'zod';
import { durationPattern, nominalSeconds } from './duration.ts';

const timestampPattern =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/** Whether `YYYY-MM-DD` names a day that exists. */
function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** RFC 3339 in UTC, with `Z`. */
export const timestamp = z.lazy(() =>
  z
    .string()
    .regex(timestampPattern, 'An RFC 3339 time in UTC, as 2026-11-24T10:00:00Z.')
    .refine((value) => isDay(value.slice(0, 10)), {
      error: 'This day does not exist.',
      params: { code: 'invalid_date' },
    })
    .meta({ format: 'date-time', example: '2026-11-24T10:00:00Z' }),
);

/** An ISO 8601 calendar day. */
export const calendarDay = z.lazy(() =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'A day as 2026-11-24.')
    .refine(isDay, { error: 'This day does not exist.', params: { code: 'invalid_date' } })
    .meta({ format: 'date', example: '2026-11-24' }),
);

/** An ISO 8601 duration between two bounds, both inclusive. */
export const duration = (shortest: string, longest: string) =>
  z
    .string()
    .regex(durationPattern, 'An ISO 8601 duration, as P30D.')
    .refine((value) => !(nominalSeconds(value) < nominalSeconds(shortest)), {
      error: `At least ${shortest}.`,
      params: { code: 'too_small' },
    })
    .refine((value) => !(nominalSeconds(value) > nominalSeconds(longest)), {
      error: `At most ${longest}.`,
      params: { code: 'too_big' },
    })
    .meta({ description: `ISO 8601 duration from ${shortest} to ${longest}.` });
