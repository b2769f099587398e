import { expect, it } from 'vitest';
import { parseDuration } from '../../../layers/domain/duration.ts';
import { inventory } from '../../../layers/privacy/inventory/inventory.ts';
import { inForce } from '../../../layers/privacy/policy/statutes.ts';
import { checkPeriod } from '../../../layers/privacy/retention/check-period.ts';
import {
  DEFAULT_SCHEDULE,
  NON_PERSONAL,
  retentionRule,
  rulesOfFamily,
} from '../../../layers/privacy/retention/default-schedule.ts';

it.each(DEFAULT_SCHEDULE)(
  'P-10 NX-1: $id $country is finite, has a reason and cites law in force',
  (rule) => {
    expect(() => parseDuration(rule.period)).not.toThrow();
    expect(() => parseDuration(rule.grace)).not.toThrow();
    expect(rule.justification.length).toBeGreaterThan(10);
    if (rule.mandatory) expect(rule.statute).not.toBeNull();
    if (rule.statute !== null) expect(inForce(rule.statute, '2026-11-01')).toBe(true);
  },
);

it('P-10: ids are unique within a country', () => {
  const keys = DEFAULT_SCHEDULE.map((rule) => `${rule.id}/${rule.country}`);
  expect(new Set(keys).size).toBe(keys.length);
});

it.each(inventory)('P-10: the record $type has a finite rule, or says nothing about a person', (record) => {
  const rules = rulesOfFamily(record.retention);
  const isNonPersonal = NON_PERSONAL.some((rule) => rule.id === record.retention);
  const fields = [...Object.values(record.plain), ...Object.values(record.sealed)];
  const isPersonal = fields.some((field) => field.subject !== 'none');
  expect(rules.length > 0 || (isNonPersonal && !isPersonal), record.retention).toBe(true);
});

it.each([
  ['envelope.draft', 'P90D'],
  ['envelope.declined', 'P90D'],
  ['envelope.voided', 'P90D'],
  ['envelope.expired', 'P90D'],
  ['envelope.sealFailed', 'P90D'],
  ['envelope.completed', 'P10Y'],
  ['accessLog', 'P90D'],
  ['integrationContent', 'P90D'],
  ['securityEvent', 'P1Y'],
  ['organisation', 'P90D'],
  ['supportCase', 'P1Y'],
  ['supportSpecialData', 'PT0S'],
  ['consentProof', 'P2Y'],
  ['rightsCase', 'P3Y'],
  ['breachRegister', 'P5Y'],
])('NS-7 NS-20 ES-9 ES-12 ES-27 P-13 P-16: by default %s is kept for %s', (id, period) => {
  expect(retentionRule(id).period).toBe(period);
});

it.each([
  ['P89D', 'period_too_short'],
  ['P3M', 'period_too_short'],
  ['PT0S', 'period_too_short'],
  ['P51Y', 'period_too_long'],
  ['P9999Y', 'period_too_long'],
  ['forever', 'period_not_finite'],
  ['until-request', 'period_not_finite'],
  ['untilRequested', 'period_not_finite'],
  ['10 years', 'period_invalid'],
  ['', 'period_invalid'],
  ['P', 'period_invalid'],
])('P-10 B2B-10: refuses to keep completed envelopes for %j (%s)', (period, code) => {
  expect(() => checkPeriod(retentionRule('envelope.completed'), period)).toThrow(
    expect.objectContaining({ code }),
  );
});

it.each(['P90D', 'P4M', 'P3Y', 'P10Y', 'P50Y'])('P-10: takes %s for completed envelopes', (period) => {
  expect(checkPeriod(retentionRule('envelope.completed'), period)).toBe(period);
});

it('P-10: lets nobody change a period that the law sets', () => {
  const rule = retentionRule('accounting', 'DK');
  expect(() => checkPeriod(rule, 'P4Y')).toThrow(expect.objectContaining({ code: 'period_too_short' }));
  expect(() => checkPeriod(rule, 'P6Y')).toThrow(expect.objectContaining({ code: 'period_too_long' }));
});
