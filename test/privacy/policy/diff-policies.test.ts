import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../layers/privacy/policy/compile-policy.ts';
import { diffPolicies, isMaterial } from '../../../layers/privacy/policy/diff-policies.ts';
import type { PolicySources, RecipientSource } from '../../../layers/privacy/policy/policy-sources.ts';
import { SOURCES } from '../../../layers/privacy/policy/sources/sources.ts';

const before = compilePolicy(SOURCES);
const next = (changes: Partial<PolicySources>) =>
  compilePolicy({ ...SOURCES, version: 2, effectiveFrom: '2027-03-01', ...changes });
const printer: RecipientSource = {
  id: 'printer',
  name: 'Print ApS',
  kind: 'itService',
  role: 'processor',
  country: 'DK',
  categories: ['user.name'],
  purposes: ['operations'],
  hosts: ['api.print.example'],
  agreement: { date: '2026-10-01', flowDown: 'same duties', vetted: 'audit 2026' },
  transfer: null,
  ownMarketing: false,
};
const kept = (period: string) => ({
  retention: SOURCES.retention.map((rule) => (rule.id === 'envelope.declined' ? { ...rule, period } : rule)),
});
const aws = (changes: Partial<RecipientSource>) => ({
  recipients: SOURCES.recipients.map((recipient) =>
    recipient.id === 'aws' ? { ...recipient, ...changes } : recipient,
  ),
});

describe('P-7: what counts as material is computed', () => {
  it.each<[string, Partial<PolicySources>, string, string]>([
    ['a new recipient', { recipients: [...SOURCES.recipients, printer] }, 'newRecipient', 'printer'],
    ['a new country', aws({ country: 'US' }), 'newCountry', 'aws US'],
    [
      'a new transfer',
      aws({ transfer: { basis: 'scc', checkedAt: '2026-10-01' } }),
      'newTransfer',
      'aws scc',
    ],
    ['a longer period', kept('P91D'), 'longerPeriod', 'envelope.declined'],
    [
      'another basis',
      {
        purposes: SOURCES.purposes.map((purpose) =>
          purpose.id === 'evidence' ? { ...purpose, basis: 'gdpr:6-1-c' as const } : purpose,
        ),
      },
      'basisChanged',
      'evidence',
    ],
    [
      'a new category',
      {
        copies: [
          ...SOURCES.copies,
          {
            id: 'x',
            place: 'log',
            category: 'user.device.ip_address',
            subject: 'signer',
            purposes: ['operations'],
            retention: 'accessLog',
          },
        ],
      },
      'newCategory',
      'signer user.device.ip_address',
    ],
    ['a right that is gone', { rights: SOURCES.rights.slice(1) }, 'rightRemoved', 'access'],
    ['a machine that decides', { automatedDecisions: ['scoring'] }, 'newAutomatedDecision', 'scoring'],
  ])('P-7: %s', (_what, changes, kind, what) => {
    const changed = diffPolicies(before, next(changes));
    expect(changed).toContainEqual({ kind, what, material: true });
    expect(isMaterial(changed)).toBe(true);
  });

  it('P-7: a new purpose', () => {
    const old = compilePolicy({
      ...SOURCES,
      purposes: SOURCES.purposes.filter((purpose) => purpose.id !== 'verification'),
    });
    expect(diffPolicies(old, before)).toContainEqual({
      kind: 'newPurpose',
      what: 'verification',
      material: true,
    });
  });

  it.each<[string, Partial<PolicySources>, string]>([
    ['a shorter period', kept('P30D'), 'shorterPeriod'],
    ['a recipient less', { recipients: SOURCES.recipients.filter(({ id }) => id !== 'parties') }, 'removed'],
    ['another measure told', { measures: SOURCES.measures.slice(1) }, 'wording'],
  ])('P-7: %s is not material', (_what, changes, kind) => {
    const changed = diffPolicies(before, next(changes));
    expect(changed.map((change) => change.kind)).toEqual([kind]);
    expect(isMaterial(changed)).toBe(false);
  });

  it('finds nothing between a policy and itself', () => {
    expect(diffPolicies(before, before)).toEqual([]);
  });
});
