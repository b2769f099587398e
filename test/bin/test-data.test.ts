import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../bin/test-data/random.ts';
import { isReserved, reservedNumber } from '../../bin/test-data/reserved-number.ts';
import { syntheticPerson } from '../../bin/test-data/synthetic-person.ts';
import { newRecipient } from '../../layers/http/schemas/recipient.ts';
import { COUNTRIES } from '../../layers/privacy/calendar/country.ts';
import { parseNationalNumber } from '../../layers/privacy/identifiers/national-number.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('P-33: synthetic people', () => {
  it.each(COUNTRIES)(
    'P-33: a number of %s is right in form and from a range that can be nobody’s',
    (country) => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const number = reservedNumber(country, randomFrom(seed));
          expect(parseNationalNumber(country, number).value).toBe(number);
          expect(isReserved(country, number)).toBe(true);
        }),
      );
    },
  );

  it.each([
    ['DK', '0101901234'],
    ['SE', '198507099805'],
    ['FI', '131052-308T'],
  ] as const)('a number of somebody who may live is not called reserved: %s', (country, number) => {
    expect(isReserved(country, number)).toBe(false);
  });

  it('are taken by the API as they are, are the same for the same seed, and never share an address', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const make = () => {
          const random = randomFrom(seed);
          return Array.from({ length: 20 }, (_, serial) => syntheticPerson(random, serial));
        };
        const people = make();
        expect(make()).toEqual(people);
        expect(new Set(people.map(({ email }) => email)).size).toBe(20);
        for (const person of people) {
          expect(newRecipient.parse(person)).toMatchObject({ email: person.email });
          expect(person.email).toMatch(/@example\.com$/);
          expect(person.phone).toMatch(/^\+(45|46|47|358)00\d{6}$/);
        }
      }),
      { numRuns: 30 },
    );
  });
});
