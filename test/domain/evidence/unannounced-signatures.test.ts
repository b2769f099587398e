import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unannouncedSignatures } from '../../../layers/domain/evidence/unannounced-signatures.ts';

const minute = 60_000;
const at = (time: number) => ({ at: time });

describe('a signature that nobody announced', () => {
  it.each([
    ['none when each was announced', [10, 20], [9, 19], []],
    ['one that came alone', [10], [], [10]],
    ['the second of two after one announcement', [10, 11], [9], [11]],
    ['one announced too long before', [10 + 3 * minute], [10], [10 + 3 * minute]],
    ['one announced only afterwards', [10], [minute], [10]],
    ['none where a signature was announced and never made', [10], [1, 2, 9], []],
    ['none where the other clock is a few seconds behind', [10], [4000], []],
  ])('%s', (_what, uses, announcements, left) => {
    expect(unannouncedSignatures(uses.map(at), announcements)).toEqual(left.map(at));
  });

  it('is found among any number of honest ones, however they are ordered', () => {
    const honest = fc.array(fc.integer({ min: 0, max: 100 * minute }), { maxLength: 60 });
    fc.assert(
      fc.property(honest, fc.integer({ min: 1, max: 100_000 }), fc.nat(5), (announced, delay, extra) => {
        const uses = announced.map((time) => at(time + delay));
        const planted = Array.from({ length: extra }, () => at(200 * minute));
        expect(unannouncedSignatures([...planted, ...uses.toReversed()], announced)).toEqual(planted);
      }),
    );
  });
});
