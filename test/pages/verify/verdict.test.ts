import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../layers/pages/verify/verdict.ts';
import type { Status, Verification } from '../../../layers/sealing/verify/verification.ts';

const signature = (status: Status) => ({
  field: 'Signature1',
  status,
  reason: null,
  level: null,
  algorithm: null,
  signedBy: null,
  signedAt: null,
  coversWholeFile: true,
  changesAfter: [],
});
const verification = (unaltered: boolean, statuses: readonly Status[]): Verification => ({
  sealedByThisService: true,
  unaltered,
  signatures: statuses.map(signature),
  timestamps: [],
});
const status = fc.constantFrom<Status>('valid', 'invalid', 'indeterminate');

describe('the verdict', () => {
  it.each<[boolean, Status[], string]>([
    [true, ['valid'], 'valid'],
    [true, ['valid', 'valid'], 'valid'],
    [true, ['valid', 'indeterminate'], 'indeterminate'],
    [true, ['valid', 'invalid'], 'invalid'],
    [false, ['valid'], 'altered'],
    [false, ['invalid'], 'altered'],
    [true, [], 'none'],
    [false, [], 'none'],
  ])('unaltered %s with %j is %s', (unaltered, statuses, name) => {
    expect(verdictOf(verification(unaltered, statuses)).name).toBe(name);
  });

  it('is "valid" for nothing but valid signatures in an unaltered file', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(status, { maxLength: 4 }), (unaltered, statuses) => {
        const good = unaltered && statuses.length > 0 && statuses.every((one) => one === 'valid');
        expect(verdictOf(verification(unaltered, statuses)).name === 'valid').toBe(good);
      }),
    );
  });

  it('names texts that belong together', () => {
    expect(verdictOf(verification(true, ['valid']))).toEqual({
      name: 'valid',
      title: 'verify.valid',
      body: 'verify.validBody',
    });
  });
});
