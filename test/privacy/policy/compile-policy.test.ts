import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRecord, personal } from '../../../layers/privacy/inventory/define-record.ts';
import { compilePolicy, isIntact } from '../../../layers/privacy/policy/compile-policy.ts';
import type { CompiledPolicy } from '../../../layers/privacy/policy/compiled-policy.ts';
import { POLICY_LOCALES, type PolicySources } from '../../../layers/privacy/policy/policy-sources.ts';
import {
  checkVersion,
  currentPolicy,
  policyVersion,
} from '../../../layers/privacy/policy/policy-versions.ts';
import { isPromiseId } from '../../../layers/privacy/policy/promise-ids.ts';
import { renderPolicy, renderPolicyText } from '../../../layers/privacy/policy/render-policy.ts';
import { SENTENCE_SPECS } from '../../../layers/privacy/policy/sentence-specs.ts';
import { SOURCES } from '../../../layers/privacy/policy/sources/sources.ts';
import { WORDINGS } from '../../../layers/privacy/policy/wording/wordings.ts';

const policy = compilePolicy(SOURCES);
const sentencesOf = (each: CompiledPolicy) => each.sections.flatMap((section) => section.sentences);
const operator = {
  name: 'Signatur ApS',
  address: 'Gade 1, 1000 København K',
  number: 'CVR 44037505',
  contact: 'privacy@example.com',
  dpo: 'dpo@example.com',
};
const withPhone: PolicySources = {
  ...SOURCES,
  version: 2,
  inventory: [
    ...SOURCES.inventory,
    defineRecord({
      type: 'demo',
      version: 1,
      table: 'records',
      under: 'space',
      retention: 'demoRequest',
      erasure: 'delete',
      plain: {},
      sealed: {
        phone: personal(z.string(), {
          category: 'user.contact.phone',
          subject: 'user',
          purposes: ['operations'],
          source: 'subject',
        }),
      },
    }),
  ],
};

describe('P-6: the policy in Danish, Swedish and English', () => {
  it('P-6: has the same sentences with the same promises and the same numbers in every language', () => {
    const all = sentencesOf(policy);
    expect(all.length).toBeGreaterThan(60);
    for (const { id, text } of all) {
      const numbers = POLICY_LOCALES.map((locale) => (text[locale].match(/\d+/g) ?? []).sort());
      expect(numbers[1], id).toEqual(numbers[0]);
      expect(numbers[2], id).toEqual(numbers[0]);
    }
  });

  it('P-6: fills every place except those that name the operator', () => {
    for (const { id, text } of sentencesOf(policy)) {
      for (const locale of POLICY_LOCALES)
        expect(text[locale].replace(/\{operator\w+\}/g, ''), `${id} ${locale}`).not.toMatch(/[{}]/);
    }
    for (const locale of POLICY_LOCALES) {
      const shown = renderPolicyText(policy, locale, operator);
      expect(shown).not.toMatch(/[{}]|undefined/);
      expect(shown).toContain('CVR 44037505');
      expect(shown).toContain(policy.hash);
    }
  });

  it('P-6: has the keys and places of English in every language', () => {
    const placesOf = (phrase: string) => (phrase.match(/\{\w+\}/g) ?? []).sort();
    for (const locale of POLICY_LOCALES) {
      for (const [table, words] of Object.entries(WORDINGS.en)) {
        if (typeof words === 'string') continue;
        const translated: Record<string, string> = Object.fromEntries(
          Object.entries(Object.fromEntries(Object.entries(WORDINGS[locale]))[table] ?? {}),
        );
        expect(Object.keys(translated).sort(), `${locale} ${table}`).toEqual(Object.keys(words).sort());
        for (const [key, phrase] of Object.entries(words)) {
          expect(placesOf(translated[key] ?? ''), `${locale} ${key}`).toEqual(placesOf(phrase));
        }
      }
    }
  });

  it('P-6: is the same, to the hash, whenever it is compiled from the same declarations', () => {
    expect(compilePolicy(SOURCES)).toEqual(policy);
    expect(policy.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(isIntact(policy)).toBe(true);
    expect(isIntact({ ...policy, effectiveFrom: '2026-01-02' })).toBe(false);
  });
});

it('P-5: every sentence makes at least one promise that exists, and no sentence id is used twice', () => {
  const all = sentencesOf(policy);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { id, promises } of all) {
    expect(promises.length, id).toBeGreaterThan(0);
    for (const promise of promises) expect(isPromiseId(promise), `${id} ${promise}`).toBe(true);
  }
});

it('P-5: a repeated sentence makes the promises of what it is about', () => {
  const access = sentencesOf(policy).find(({ id }) => id === 'rights.right.access');
  expect(access?.promises).toEqual(['NS-21', 'SM-11', 'B2B-12', 'ES-19', 'P-23', 'P-24']);
});

it('P-5: every sentence that is worded is said by exactly one declaration', () => {
  expect(SENTENCE_SPECS.map(({ id }) => id).sort()).toEqual(Object.keys(WORDINGS.en.sentences).sort());
});

describe('P-1 P-6: the text follows the inventory', () => {
  const changed = compilePolicy(withPhone);

  it('NS-6 P-1: a new field is told with its category, source and period in every language', () => {
    const told = sentencesOf(changed).find(({ id }) => id === 'data.about.user');
    const before = sentencesOf(policy).find(({ id }) => id === 'data.about.user');
    const words = { da: 'telefonnummer', sv: 'telefonnummer', en: 'telephone number' } as const;
    for (const locale of POLICY_LOCALES) {
      expect(told?.text[locale]).toContain(words[locale]);
      expect(before?.text[locale]).not.toContain(words[locale]);
    }
    const period = sentencesOf(changed).find(({ id }) => id === 'periods.rule.demoRequest');
    expect(period?.text.da).toBe('Anmodninger om en demonstration: 6 måneder efter oprettelsen.');
    expect(sentencesOf(policy).some(({ id }) => id === 'periods.rule.demoRequest')).toBe(false);
  });

  it('P-1: a category without a word cannot be published', () => {
    const strange: PolicySources = {
      ...SOURCES,
      copies: [
        ...SOURCES.copies,
        {
          id: 'x',
          place: 'log',
          category: 'user.shoe_size',
          subject: 'signer',
          purposes: ['operations'],
          retention: 'accessLog',
        },
      ],
    };
    expect(() => compilePolicy(strange)).toThrow(expect.objectContaining({ code: 'term_missing' }));
  });

  it('NS-12: a transfer outside the EU/EEA replaces the sentence that there is none', () => {
    const recipients = SOURCES.recipients.map((recipient) =>
      recipient.id === 'aws'
        ? { ...recipient, country: 'US', transfer: { basis: 'scc' as const, checkedAt: '2026-09-01' } }
        : recipient,
    );
    const ids = sentencesOf(compilePolicy({ ...SOURCES, recipients })).map(({ id }) => id);
    expect(ids).toContain('place.transfer.aws');
    expect(ids).not.toContain('place.noTransfer');
  });

  it('SM-21 P-47: says that nobody is decided about by a machine, until a decision is registered', () => {
    const ids = (decisions: string[]) =>
      sentencesOf(compilePolicy({ ...SOURCES, automatedDecisions: decisions }))
        .map(({ id }) => id)
        .filter((id) => id.startsWith('decisions.'));
    expect(ids([])).toEqual(['decisions.none']);
    expect(ids(['credit check'])).toEqual(['decisions.each.credit check']);
  });
});

it('NS-28 P-8: names the authority of each country as it is today', () => {
  const shown = renderPolicy(policy, 'sv', operator).sections.find(({ id }) => id === 'complaint');
  const text = shown?.sentences.map((sentence) => sentence.text).join(' ') ?? '';
  expect(text).toContain('Carl Jacobsens Vej 35, 2500 Valby');
  expect(text).toContain('Integritetsskyddsmyndigheten (IMY)');
  expect(text).not.toContain('Datainspektionen');
  const past = compilePolicy({ ...SOURCES, effectiveFrom: '2020-06-01' });
  expect(JSON.stringify(past.sections)).toContain('Datainspektionen');
});

it('NS-19 P-10: promises a period for every rule that something personal is kept under, and for no other', () => {
  const rules = new Set(policy.facts.periods.map(({ rule }) => rule));
  expect(rules.has('envelope.completed')).toBe(true);
  expect(rules.has('accounting')).toBe(false);
  const told = sentencesOf(policy).filter(({ id }) => /^periods\.(rule|statute|atOnce)\./.test(id));
  expect(told).toHaveLength(policy.facts.periods.length);
});

it('never says that documents are crypto-shredded', () => {
  for (const { id, text } of sentencesOf(policy)) {
    for (const sentence of Object.values(text).flatMap((each) => each.split(/[;.]/))) {
      const both = /document|dokument/i.test(sentence) && /key|nøgle|nyckel/i.test(sentence);
      if (both) expect(sentence, id).toMatch(/every version|alle versioner|alla versioner/);
    }
  }
});

describe('NS-29 B2B-23 P-6: versions', () => {
  it('are found by number, the current one and those published earlier', () => {
    const old = compilePolicy({ ...SOURCES, version: 0 });
    expect(policyVersion(SOURCES.version, [old])).toEqual(currentPolicy());
    expect(policyVersion(0, [old])).toBe(old);
    expect(policyVersion(99, [old])).toBeNull();
  });

  it('P-6: a change without a new version is refused', () => {
    const edited = compilePolicy({ ...withPhone, version: SOURCES.version });
    expect(() => checkVersion(edited, [policy])).toThrow(expect.objectContaining({ code: 'version_taken' }));
    expect(() => checkVersion(policy, [compilePolicy(withPhone)])).toThrow(
      expect.objectContaining({ code: 'version_taken' }),
    );
    expect(() => checkVersion(policy, [policy])).not.toThrow();
    expect(() => checkVersion(compilePolicy(withPhone), [policy])).not.toThrow();
  });
});
