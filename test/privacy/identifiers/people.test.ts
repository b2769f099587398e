import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCpr } from '../../../layers/privacy/identifiers/cpr.ts';
import { parseFodselsnummer } from '../../../layers/privacy/identifiers/fodselsnummer.ts';
import { parseHenkilotunnus } from '../../../layers/privacy/identifiers/henkilotunnus.ts';
import { IdentifierError } from '../../../layers/privacy/identifiers/identifier-error.ts';
import { NATIONAL_KINDS, parseIdentifier } from '../../../layers/privacy/identifiers/parse-identifier.ts';
import { parsePersonnummer } from '../../../layers/privacy/identifiers/personnummer.ts';

const refused = (code: string) => expect.objectContaining({ name: 'IdentifierError', code });

describe('NS-8 P-19: a CPR number', () => {
  it.each([
    ['010203-1234', '1903-02-01'],
    ['010203-3999', '1903-02-01'],
    ['010236-4000', '2036-02-01'],
    ['010237-4000', '1937-02-01'],
    ['010257-5000', '2057-02-01'],
    ['010258-5000', '1858-02-01'],
    ['010299-8999', '1899-02-01'],
    ['010236-9000', '2036-02-01'],
    ['010237-9000', '1937-02-01'],
  ])('reads the century of %s from its seventh digit: born %s', (text, born) => {
    expect(parseCpr(text, new Date('2099-01-01')).birthDate).toBe(born);
  });

  it('is taken when its modulus 11 fails: that check was given up in 2007', () => {
    const serials = Array.from({ length: 40 }, (_, index) => `010190-${2000 + index}`);
    for (const text of serials) expect(() => parseCpr(text)).not.toThrow();
  });

  it('is taken as a replacement number with 60 added to the day', () => {
    expect(parseCpr('610190-1234')).toMatchObject({ birthDate: '1990-01-01', special: 'replacement' });
    expect(() => parseCpr('920190-1234')).toThrow(refused('identifier_date'));
  });

  it('P-19: has one form, however it is written, and shows no serial when masked', () => {
    for (const text of ['0101901234', '010190-1234', ' 010190 – 1234 ', '０１０１９０-１２３４']) {
      expect(parseCpr(text)).toMatchObject({
        value: '0101901234',
        display: '010190-1234',
        masked: '010190-****',
      });
    }
  });

  it.each(['', '010190-123', '010190-12345', '01019O-1234', 'abc', '1'.repeat(100)])('refuses %j', (text) => {
    expect(() => parseCpr(text)).toThrow(refused('identifier_format'));
  });

  it.each(['310290-1234', '001290-1234', '011390-1234', '290201-1234'])(
    'refuses the impossible day of %s',
    (text) => {
      expect(() => parseCpr(text)).toThrow(refused('identifier_date'));
    },
  );

  it('refuses a birth in the future', () => {
    expect(() => parseCpr('010136-4000', new Date('2026-11-01'))).toThrow(refused('identifier_date'));
  });
});

describe('NS-8 P-19: a Swedish personal identity number', () => {
  it('takes the twelve digits that BankID returns and keeps the century', () => {
    for (const text of ['191212121212', '19121212-1212', '19121212+1212', ' 19121212–1212']) {
      expect(parsePersonnummer(text)).toMatchObject({
        value: '191212121212',
        birthDate: '1912-12-12',
        masked: '19121212-****',
        special: null,
      });
    }
  });

  it.each(['121212-1212', '1212121212', '121212+1212'])(
    'refuses %s: without its century it is 1912 or 2012',
    (text) => {
      expect(() => parsePersonnummer(text)).toThrow(refused('identifier_century_missing'));
    },
  );

  it('takes a coordination number and says so', () => {
    expect(parsePersonnummer('19701063-2391')).toMatchObject({
      birthDate: '1970-10-03',
      special: 'coordination',
    });
  });

  it.each(['191212121213', '201212121211'])('refuses the wrong check digit of %s', (text) => {
    expect(() => parsePersonnummer(text)).toThrow(refused('identifier_checksum'));
  });

  it('refuses days that do not exist, the future, and other centuries', () => {
    expect(() => parsePersonnummer('199002301234')).toThrow(refused('identifier_date'));
    expect(() => parsePersonnummer('209912121212', new Date('2026-11-01'))).toThrow(
      refused('identifier_date'),
    );
    expect(() => parsePersonnummer('171212121212')).toThrow(refused('identifier_format'));
  });
});

describe('NS-8 P-19: a Norwegian identity number', () => {
  it.each([
    ['15108695088', '1986-10-15', null],
    ['01010750160', '2007-01-01', null],
    ['13097248022', '1972-09-13', null],
  ])('reads %s as born %s', (text, born, special) => {
    expect(parseFodselsnummer(text)).toMatchObject({ birthDate: born, special, value: text });
  });

  it.each(['15108695089', '15108695188', '25108695088'])('refuses the wrong check digits of %s', (text) => {
    expect(() => parseFodselsnummer(text)).toThrow(refused('identifier_checksum'));
  });

  it('knows D numbers and synthetic people by what is added to day and month', () => {
    const found = ['dNumber', 'synthetic'].map((special) => {
      const prefix = special === 'dNumber' ? '410190' : '019190';
      for (let serial = 0; serial < 100_000; serial += 1) {
        const text = prefix + String(serial).padStart(5, '0');
        if (accepts(() => parseFodselsnummer(text))) return parseFodselsnummer(text);
      }
      return null;
    });
    expect(found[0]).toMatchObject({ special: 'dNumber', birthDate: '1990-01-01' });
    expect(found[1]).toMatchObject({ special: 'synthetic', birthDate: '1990-11-01' });
  });

  it('refuses a serial that belongs to no century', () => {
    expect(() => parseFodselsnummer('01014580000')).toThrow(refused('identifier_date'));
  });
});

describe('NS-8 P-19: a Finnish identity code', () => {
  it.each([
    ['131052-308T', '1952-10-13'],
    ['131052U308T', '1952-10-13'],
    ['131052y308t', '1952-10-13'],
    ['131052+308T', '1852-10-13'],
  ])('reads %s as born %s', (text, born) => {
    expect(parseHenkilotunnus(text)).toMatchObject({ birthDate: born, special: null });
  });

  it.each(['A', 'B', 'C', 'D', 'E', 'F'])('takes the sign %s for this century', (sign) => {
    expect(parseHenkilotunnus(`131005${sign}308${check('131005308')}`).birthDate).toBe('2005-10-13');
  });

  it('keeps different signs apart: they are different people', () => {
    expect(parseHenkilotunnus('131052-308T').value).not.toBe(parseHenkilotunnus('131052U308T').value);
  });

  it('calls individual numbers from 900 temporary', () => {
    expect(parseHenkilotunnus(`010190-900${check('010190900')}`).special).toBe('temporary');
  });

  it.each(['131052-308U', '131052-309T'])('refuses the wrong check character of %s', (text) => {
    expect(() => parseHenkilotunnus(text)).toThrow(refused('identifier_checksum'));
  });

  it.each(['131052G308T', '131052 308T', '1310523O8T', '131052-308G1', `010190-001${check('010190001')}`])(
    'refuses the form of %s',
    (text) => {
      expect(() => parseHenkilotunnus(text)).toThrow(refused('identifier_format'));
    },
  );
});

describe('P-20: whatever is thrown at them', () => {
  it.each(NATIONAL_KINDS)(
    '%s answers with a number or a typed error that does not repeat the input',
    (kind) => {
      const nearly = fc.stringMatching(/^[0-9]{6,12}[-+ A-F]?[0-9]{3,5}[0-9A-Z]?$/);
      fc.assert(
        fc.property(fc.oneof(nearly, fc.string()), (text) => {
          try {
            const number = parseIdentifier(kind, text);
            expect(parseIdentifier(kind, number.display).value).toBe(number.value);
            expect(parseIdentifier(kind, number.value).value).toBe(number.value);
            expect(number.masked).toContain('****');
            expect(number.masked).not.toContain(number.value.slice(-4));
          } catch (error) {
            if (!(error instanceof IdentifierError)) throw error;
            if (text.length > 5) expect(error.message).not.toContain(text);
          }
        }),
        { numRuns: 500 },
      );
    },
  );

  it('of ten last digits exactly one is a personal identity number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 999 }), (offset, serial) => {
        const date = new Date(Date.UTC(1920, 0, 1 + offset)).toISOString().slice(0, 10).replaceAll('-', '');
        const base = date + String(serial).padStart(3, '0');
        const valid = [...'0123456789'].filter((digit) => accepts(() => parsePersonnummer(base + digit)));
        expect(valid).toHaveLength(1);
      }),
    );
  });
});

function accepts(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}

/** The check character by its definition: remainder of the nine digits divided by 31 (DVV). */
function check(digits: string): string {
  return '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(digits) % 31);
}
