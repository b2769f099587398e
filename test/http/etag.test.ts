import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { etagOf, ifMatchHolds, ifNoneMatchHits, parseIfMatch } from '../../layers/http/etag.ts';

describe('If-Match', () => {
  it('holds for the version it names, and no other', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (version, other) => {
        const condition = parseIfMatch(etagOf(version));
        expect(ifMatchHolds(condition, version)).toBe(true);
        expect(ifMatchHolds(condition, other)).toBe(other === version);
      }),
    );
  });

  it.each([
    ['*', true],
    ['"v1", "v7"', true],
    ['"v1","v8"', false],
    ['W/"v7"', false],
    ['"7"', false],
    ['"somebody-elses"', false],
    ['""', false],
  ])('%s for version 7: %s', (header, expected) => {
    expect(ifMatchHolds(parseIfMatch(header), 7)).toBe(expected);
  });

  it('holds where there is no condition', () => {
    expect(ifMatchHolds(null, 7)).toBe(true);
  });

  it.each(['', 'v7', '"v7', 'v7"', '"v7" "v8"', '"v7",', '*, "v7"', "'v7'"])(
    'refuses %j as unreadable',
    (header) => {
      expect(() => parseIfMatch(header)).toThrow(
        expect.objectContaining({ code: 'invalid_header', status: 400 }) as Error,
      );
    },
  );
});

describe('If-None-Match', () => {
  it.each([
    [null, false],
    ['*', true],
    ['"v7"', true],
    ['W/"v7"', true],
    ['"v6", W/"v7"', true],
    ['"v6"', false],
    ['nonsense', false],
  ])('%j hits: %s', (header, expected) => {
    expect(ifNoneMatchHits(header, '"v7"')).toBe(expected);
  });
});
