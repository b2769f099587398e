import { describe, expect, it } from 'vitest';
import { nextTry } from '../../layers/domain/transmission-schedule.ts';

const start = new Date('2026-11-22T12:00:00.000Z');

/** Every try by itself, until there is no next one. */
function tries(duty: boolean): string[] {
  const times: string[] = [];
  for (
    let at: string | null = start.toISOString();
    at !== null;
    at = nextTry(times.length, duty, new Date(at))
  )
    times.push(at);
  return times;
}

describe('when something is tried again', () => {
  it('waits longer each time', () => {
    expect(tries(false)).toEqual([
      '2026-11-22T12:00:00.000Z',
      '2026-11-22T12:01:00.000Z',
      '2026-11-22T12:11:00.000Z',
      '2026-11-22T13:11:00.000Z',
      '2026-11-22T19:11:00.000Z',
      '2026-11-23T19:11:00.000Z',
      '2026-11-24T19:11:00.000Z',
    ]);
  });

  it('goes on for three months where somebody must be told', () => {
    const times = tries(true);
    expect(times.slice(0, 7)).toEqual(tries(false));
    expect(times.at(-1)).toBe('2027-02-21T19:11:00.000Z');
  });
});
