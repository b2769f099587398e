import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sha256, type Sha256State } from '../../../layers/sealing/bytes/sha256.ts';

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('SHA-256 with exportable state', () => {
  it('agrees with node:crypto on any bytes cut into any pieces, the state going through JSON between them', () => {
    const cuts = fc.array(fc.nat(400), { maxLength: 8 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), cuts, (bytes, positions) => {
        const edges = [0, ...positions.filter((p) => p <= bytes.length).sort((a, b) => a - b), bytes.length];
        let hash = new Sha256();
        for (const [i, end] of edges.entries()) {
          hash.update(bytes.subarray(edges[i - 1] ?? 0, end));
          hash = new Sha256(JSON.parse(JSON.stringify(hash.exportState())) as Sha256State);
        }
        expect(hex(hash.digest())).toBe(expected(bytes));
      }),
    );
  });

  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 127, 128, 100_000])('agrees at %i bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) & 255);
    expect(hex(new Sha256().update(bytes).digest())).toBe(expected(bytes));
  });

  it('goes on after a digest', () => {
    const hash = new Sha256().update(Buffer.from('ab'));
    hash.digest();
    expect(hex(hash.update(Buffer.from('c')).digest())).toBe(expected(Buffer.from('abc')));
  });

  it('counts beyond 2^32 bits', () => {
    const chunk = new Uint8Array(64);
    const far = new Sha256({ ...new Sha256().update(chunk).exportState(), length: 2 ** 33 });
    const near = new Sha256({ ...new Sha256().update(chunk).exportState(), length: 2 ** 33 - 2 ** 32 });
    expect(hex(far.digest())).not.toBe(hex(near.digest()));
  });

  it.each([
    { words: [1, 2, 3], pending: '', length: 0 },
    { words: [1, 2, 3, 4, 5, 6, 7, 8], pending: 'AAAA', length: 64 },
    { words: [1, 2, 3, 4, 5, 6, 7, 8], pending: '', length: 0.5 },
  ])('refuses what is no state: %j', (state) => {
    expect(() => new Sha256(state)).toThrow(RangeError);
  });
});
