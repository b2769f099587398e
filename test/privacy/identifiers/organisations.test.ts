import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGln } from '../../../layers/privacy/identifiers/gln.ts';
import { parseIban } from '../../../layers/privacy/identifiers/iban.ts';
import {
  parseCvr,
  parseOrganisasjonsnummer,
  parseOrganisationsnummer,
  parseYtunnus,
} from '../../../layers/privacy/identifiers/organisations.ts';

const refused = (code: string) => expect.objectContaining({ name: 'IdentifierError', code });

describe('NS-14: a CVR number', () => {
  it.each(['44037505', 'DK43628267', '4362 8267'])('takes %s', (text) => {
    expect(parseCvr(text).value).toBe(text.replace(/\D/g, ''));
  });

  it.each(['44037506', '00000000', '43628276'])('refuses %s', (text) => {
    expect(() => parseCvr(text)).toThrow(refused('identifier_checksum'));
  });

  it.each(['4403750', '440375055', 'SE44037505', ''])('refuses the form of %j', (text) => {
    expect(() => parseCvr(text)).toThrow(refused('identifier_format'));
  });
});

describe('NS-14: a Swedish organisation number', () => {
  it.each(['556036-0793', '5560360793', '165560360793', '16556036-0793'])('reads %s', (text) => {
    expect(parseOrganisationsnummer(text)).toMatchObject({ value: '5560360793', display: '556036-0793' });
  });

  it('refuses a sole trader’s number, which is a person’s', () => {
    expect(() => parseOrganisationsnummer('121212-1212')).toThrow(refused('identifier_is_personal'));
  });

  it('refuses a wrong check digit', () => {
    expect(() => parseOrganisationsnummer('556036-0794')).toThrow(refused('identifier_checksum'));
  });
});

describe('NS-14: Norwegian and Finnish organisations', () => {
  it.each(['974760673', '974 760 673', 'NO974760673MVA'])('reads %s', (text) => {
    expect(parseOrganisasjonsnummer(text)).toMatchObject({ value: '974760673', display: '974 760 673' });
  });

  it.each(['0112038-9', '01120389', 'FI01120389'])('reads %s', (text) => {
    expect(parseYtunnus(text)).toMatchObject({ value: '0112038-9', display: '0112038-9' });
  });

  it('refuses wrong check digits and forms', () => {
    expect(() => parseOrganisasjonsnummer('974760674')).toThrow(refused('identifier_checksum'));
    expect(() => parseOrganisasjonsnummer('174760673')).toThrow(refused('identifier_format'));
    expect(() => parseYtunnus('0112038-8')).toThrow(refused('identifier_checksum'));
    expect(() => parseYtunnus('112038-9')).toThrow(refused('identifier_format'));
  });
});

describe('ES-4: an EAN number', () => {
  it('takes a Danish authority’s and says that it is Danish', () => {
    expect(parseGln('5798009811578')).toMatchObject({ value: '5798009811578', danish: true });
    expect(parseGln('4006381333931').danish).toBe(false);
  });

  it.each(['5798009811579', '5798009811587'])('refuses the wrong check digit of %s', (text) => {
    expect(() => parseGln(text)).toThrow(refused('identifier_checksum'));
  });

  it.each(['579800981157', '57980098115780', ''])('refuses the form of %j', (text) => {
    expect(() => parseGln(text)).toThrow(refused('identifier_format'));
  });
});

describe('ES-4: an IBAN', () => {
  it.each([
    ['DK50 0040 0440 1162 43', 'DK50 **** **** **62 43'],
    ['SE4550000000058398257466', 'SE45 **** **** **** **** 7466'],
    ['no93 8601 1117 947', 'NO93 **** ***7 947'],
    ['FI21 1234 5600 0007 85', 'FI21 **** **** **07 85'],
    ['DE89370400440532013000', 'DE89 **** **** **** **30 00'],
  ])('takes %s and shows %s', (text, masked) => {
    const iban = parseIban(text);
    expect(iban.value).toBe(text.replaceAll(' ', '').toUpperCase());
    expect(iban.masked).toBe(masked);
  });

  it.each(['DK5000400440116244', 'DK5000400440112643', 'SE3550000000054910000004'])('refuses %s', (text) => {
    expect(() => parseIban(text)).toThrow(refused('identifier_checksum'));
  });

  it.each(['DK500040044011624', 'US64SVBKUS6S3300958879', 'DK5', '', 'XX'.repeat(50)])(
    'refuses the form of %j',
    (text) => {
      expect(() => parseIban(text)).toThrow(refused('identifier_format'));
    },
  );

  it('finds every single wrong digit and every swap of neighbours', () => {
    const good = 'DK5000400440116243';
    const place = fc.integer({ min: 4, max: 17 });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 9 }), (index, shift) => {
        const digit = (Number(good[index]) + shift) % 10;
        expect(() => parseIban(good.slice(0, index) + digit + good.slice(index + 1))).toThrow();
      }),
    );
    for (let index = 4; index < 17; index += 1) {
      const swapped = good.slice(0, index) + good[index + 1] + good[index] + good.slice(index + 2);
      if (swapped !== good) expect(() => parseIban(swapped)).toThrow();
    }
  });
});
