import { addDuration } from './duration.ts';

/** From minutes to days: a recipient that is down for a night, or for its summer, is reached when it is back. */
const waits = [
  'PT1M',
  'PT10M',
  'PT1H',
  'PT6H',
  ...Array<string>(7).fill('P1D'),
  ...Array<string>(12).fill('P7D'),
];
/** Nobody waits three months for a copy; a duty to tell does. */
const triesOfContent = 6;

/**
 * When to try again after so many tries; null when not by itself any more.
 * @param duty somebody must be told (GDPR art. 19), however long it takes
 */
export function nextTry(attempts: number, duty: boolean, now: Date): string | null {
  const wait = attempts > triesOfContent && !duty ? undefined : waits[attempts - 1];
  return wait === undefined ? null : addDuration(now, wait).toISOString();
}
