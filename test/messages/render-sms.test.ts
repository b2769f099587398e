import { describe, expect, it } from 'vitest';
import { septets, smsParts, toGsm } from '../../layers/messages/gsm7.ts';
import { SMS_KINDS } from '../../layers/messages/message-data.ts';
import { renderSms, SMS_LINK_LIMIT } from '../../layers/messages/render-sms.ts';
import { LOCALES } from '../../layers/privacy/texts/locale.ts';
import { SAMPLES } from './sample-data.ts';

const longLink = `https://sign.example.com/sign#${'a'.repeat(SMS_LINK_LIMIT - 30)}`;

describe.each(LOCALES)('in %s', (locale) => {
  it.each(SMS_KINDS)('%s stays in the GSM alphabet and in one part', (kind) => {
    const sms = renderSms(kind, locale, SAMPLES[kind]);
    expect(sms).not.toMatch(/[{}]|undefined/);
    expect(septets(sms), sms).toBeLessThanOrEqual(160);
  });

  it.each(SMS_KINDS)('%s names the organisation at most, never the document or the person', (kind) => {
    expect(renderSms(kind, locale, SAMPLES[kind])).not.toMatch(/Title Canary|Åse|Message Canary|Reason/);
  });

  it('a code is at most 160 septets whatever the organisation is called', () => {
    const organisation =
      'Københavns Almennyttige Boligselskab og Ejendomsadministration, Afdelingen for Udlejning af Erhverv';
    const sms = renderSms('code', locale, { ...SAMPLES.code, organisation });
    expect(septets(sms), sms).toBeLessThanOrEqual(160);
    expect(sms).toContain('Københavns');
    expect(sms).toMatch(/\n@sign\.example\.com #480913$/);
  });

  it.each(['invitation', 'reminder'] as const)(
    '%s with the longest link is whole and at most two parts',
    (kind) => {
      const sms = renderSms(kind, locale, {
        ...SAMPLES[kind],
        link: longLink,
        organisation: 'A'.repeat(120),
      });
      expect(sms).toContain(longLink);
      expect(smsParts(sms)).toBeLessThanOrEqual(2);
    },
  );
});

it('refuses a link over 110 characters and takes one of 110', () => {
  expect(longLink).toHaveLength(110);
  expect(renderSms('copy', 'en', { ...SAMPLES.copy, link: longLink })).toContain(longLink);
  expect(() => renderSms('copy', 'en', { ...SAMPLES.copy, link: `${longLink}a` })).toThrow(
    expect.objectContaining({ code: 'link_too_long' }),
  );
});

it('binds a code to its host only when there is one', () => {
  expect(renderSms('code', 'en', { ...SAMPLES.code, host: null })).not.toContain('@');
});

it('says whom to write to when a rights request has no link', () => {
  expect(renderSms('rightsNotice', 'en', { ...SAMPLES.rightsNotice, link: null })).toContain(
    SAMPLES.rightsNotice.contact,
  );
});

describe('the GSM 7-bit alphabet', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['æøåÆØÅäöÄÖ', 10],
    ['€', 2],
    ['[x]', 5],
    ['~^\\{|}', 12],
    ['é', 1],
  ])('counts %j as %i septets', (text, count) => {
    expect(septets(text)).toBe(count);
  });

  it.each(['ê', '’', 'Ж', '😀', '`', '\t', 'ç'])('knows that %j is not in it', (letter) => {
    expect(septets(`ok ${letter}`)).toBeNull();
  });

  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['Ж'.repeat(70), 1],
    ['Ж'.repeat(71), 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
  ])('bills %# in %i part(s)', (text, parts) => {
    expect(smsParts(text)).toBe(parts);
  });

  it.each([
    ['Håkan’s – “Båd” AB', 'Håkan\'s - "Båd" AB'],
    ['Łódź Ørsted', 'Lodz Ørsted'],
    ['Þór ehf', 'Thor ehf'],
    ['Жилфонд', 'Жилфонд'],
  ])('writes %s as %s', (name, written) => {
    expect(toGsm(name)).toBe(written);
  });
});
