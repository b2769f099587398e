import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../layers/privacy/policy/compile-policy.ts';
import { PROMISE_IDS, promisesIn, REQUIREMENT_IDS } from '../../../layers/privacy/policy/promise-ids.ts';
import { SOURCES } from '../../../layers/privacy/policy/sources/sources.ts';
import { findOrphans, tracePromises } from '../../../layers/privacy/policy/trace-promises.ts';

const policy = compilePolicy(SOURCES);
const sentences = policy.sections.flatMap((section) => section.sentences);
const everything = [...PROMISE_IDS, ...REQUIREMENT_IDS].map((id) => ({
  title: `${id}: proven`,
  passed: true,
}));

it('P-5: knows 139 promises and 64 requirements', () => {
  expect(PROMISE_IDS).toHaveLength(139);
  expect(REQUIREMENT_IDS).toHaveLength(64);
  expect([PROMISE_IDS[0], PROMISE_IDS.at(-1), REQUIREMENT_IDS.at(-1)]).toEqual(['NS-1', 'ES-36', 'P-64']);
});

it.each([
  ['NS-19 P-11: kept', ['NS-19', 'P-11']],
  ['B2B-10 and B2B-10 again (P-1)', ['B2B-10', 'P-1']],
  ['NS-31 P-65 ES-0 XP-1 P-1x: none of these exist', []],
  ['P-384 curve with SHA-1', []],
])('P-5: reads the ids out of %j', (title, ids) => {
  expect(promisesIn(title)).toEqual(ids);
});

describe('P-5: the matrix', () => {
  it('P-5: ties a promise to its sentences and tests, and calls it proven when all of them passed', () => {
    const tests = [
      { title: 'NS-29 P-6: a', passed: true },
      { title: 'NS-29: b', passed: false },
      { title: 'P-6: c', passed: true },
    ];
    const rows = new Map(tracePromises(policy, tests).map((row) => [row.id, row]));
    expect(rows.size).toBe(203);
    expect(rows.get('P-6')).toMatchObject({ proven: true, tests: [tests[0], tests[2]] });
    expect(rows.get('P-6')?.sentences).toContain('changes.published');
    expect(rows.get('NS-29')).toMatchObject({ proven: false });
    expect(rows.get('NX-3')).toMatchObject({ proven: false, tests: [] });
  });

  it('P-5: has no orphan when every promise is proven', () => {
    expect(findOrphans(policy, everything)).toEqual([]);
  });

  it('P-5: finds every sentence that nothing proves', () => {
    expect(findOrphans(policy, []).map(({ what }) => what)).toEqual(sentences.map(({ id }) => id));
    const without = everything.filter(({ title }) => !/^(SM-22|ES-22|P-39):/.test(title));
    expect(findOrphans(policy, without)).toEqual([{ kind: 'sentenceWithoutTest', what: 'cookies.none' }]);
  });

  it('P-5: finds a failed proof and a promise that does not exist', () => {
    const failed = [...everything, { title: 'NS-29: newest version', passed: false }];
    expect(findOrphans(policy, failed)).toContainEqual({ kind: 'testFailed', what: 'NS-29: newest version' });
    const [section] = policy.sections;
    if (section === undefined) throw new Error('no section');
    const [first, ...others] = section.sentences;
    if (first === undefined) throw new Error('no sentence');
    const strange = {
      ...policy,
      sections: [{ ...section, sentences: [{ ...first, promises: ['NS-99'] }, ...others] }],
    };
    expect(findOrphans(strange, everything)).toContainEqual({
      kind: 'sentenceWithUnknownPromise',
      what: `${first.id} NS-99`,
    });
  });
});
