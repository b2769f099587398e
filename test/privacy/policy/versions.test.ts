import { describe, expect, it } from 'vitest';
import { compilePolicy, isIntact } from '../../../layers/privacy/policy/compile-policy.ts';
import type { PolicySources } from '../../../layers/privacy/policy/policy-sources.ts';
import { checkVersion, currentPolicy } from '../../../layers/privacy/policy/policy-versions.ts';
import { SOURCES } from '../../../layers/privacy/policy/sources/sources.ts';
import { PUBLISHED } from '../../../layers/privacy/policy/versions/published.ts';

const taken = expect.objectContaining({ code: 'version_taken' });
const frozen = compilePolicy(SOURCES);

const changes: readonly (readonly [string, PolicySources])[] = [
  [
    'a period',
    {
      ...SOURCES,
      retention: SOURCES.retention.map((rule) =>
        rule.id === 'accessLog' ? { ...rule, period: 'P91D' } : rule,
      ),
    },
  ],
  ['a recipient', { ...SOURCES, recipients: SOURCES.recipients.slice(0, -1) }],
  [
    'a basis',
    {
      ...SOURCES,
      purposes: SOURCES.purposes.map((one) =>
        one.id === 'operations' ? { ...one, basis: 'gdpr:6-1-a' } : one,
      ),
    },
  ],
  [
    'the address of an authority',
    { ...SOURCES, authorities: SOURCES.authorities.map((one) => ({ ...one, address: `${one.address} B` })) },
  ],
  ['the first day', { ...SOURCES, effectiveFrom: '2026-01-02' }],
];

describe('what has been published', () => {
  it('P-6: every published version is whole, and each number stands once', () => {
    expect(PUBLISHED.length).toBeGreaterThan(0);
    for (const policy of PUBLISHED)
      expect([policy.version, isIntact(policy)]).toEqual([policy.version, true]);
    expect(new Set(PUBLISHED.map(({ version }) => version)).size).toBe(PUBLISHED.length);
  });

  it('P-6 P-7: is what the declarations still say under that number; run `npm run policy -- freeze` or raise the version', () => {
    expect(() => checkVersion(currentPolicy(), PUBLISHED)).not.toThrow();
  });

  it.each(changes)('P-6 P-7: %s cannot change without a new version', (_what, sources) => {
    expect(() => checkVersion(compilePolicy(sources), [frozen])).toThrow(taken);
    expect(() =>
      checkVersion(compilePolicy({ ...sources, version: SOURCES.version + 1 }), [frozen]),
    ).not.toThrow();
  });

  it('P-6: the hash covers every word in every language', () => {
    for (const locale of ['da', 'sv', 'en'] as const) {
      const [section, ...rest] = frozen.sections;
      if (section === undefined) throw new Error('no section');
      const edited = { ...section, title: { ...section.title, [locale]: `${section.title[locale]} x` } };
      expect(isIntact({ ...frozen, sections: [edited, ...rest] })).toBe(false);
    }
  });

  it('a version does not go back', () => {
    const later = compilePolicy({ ...SOURCES, version: SOURCES.version + 1 });
    expect(() => checkVersion(frozen, [later])).toThrow(taken);
  });
});
