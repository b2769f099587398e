import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { explain } from '../../../bin/policy/diff.ts';
import { readTitles } from '../../../bin/policy/read-titles.ts';
import { compilePolicy } from '../../../layers/privacy/policy/compile-policy.ts';
import { PROMISE_IDS, REQUIREMENT_IDS } from '../../../layers/privacy/policy/promise-ids.ts';
import { SOURCES } from '../../../layers/privacy/policy/sources/sources.ts';

const project = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'policy-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const policy = (...words: readonly string[]) =>
  spawnSync(process.execPath, ['bin/policy.ts', ...words], { cwd: project, encoding: 'utf8' });

/** A report in the shape that vitest writes. */
function report(titles: readonly (readonly [string, string])[]): string {
  const file = join(folder, `report-${Math.random().toString(36).slice(2)}.json`);
  const assertionResults = titles.map(([title, status]) => ({ ancestorTitles: ['about'], title, status }));
  writeFileSync(file, JSON.stringify({ startTime: 1_790_000_000_000, testResults: [{ assertionResults }] }));
  return file;
}
const everything = [...PROMISE_IDS, ...REQUIREMENT_IDS].map((id) => [`${id}: is so`, 'passed'] as const);

interface Row {
  readonly id: string;
  readonly state: string | null;
  readonly tests: readonly string[];
}
const rowsOf = (file: string): ReadonlyMap<string, Row> => {
  const rows = JSON.parse(policy('trace', '--json', '--report', file).stdout) as Row[];
  return new Map(rows.map((row) => [row.id, row]));
};

describe('policy trace', () => {
  it('P-5: has a row for each of the 203 ids, in four states or none, and names the tests', () => {
    const rows = rowsOf(
      report([
        ['P-6: a', 'passed'],
        ['NS-2 P-6: b', 'passed'],
        ['P-9: c', 'failed'],
      ]),
    );
    expect(rows.size).toBe(203);
    expect(rows.get('P-6')).toEqual({
      id: 'P-6',
      state: 'kept',
      tests: ['about P-6: a', 'about NS-2 P-6: b'],
    });
    expect(rows.get('NS-2')?.state).toBe('kept');
    expect(rows.get('P-9')).toMatchObject({ state: null, tests: ['about P-9: c'] });
    expect(rows.get('NS-17')?.state).toBe('needsAccounts');
    expect(rows.get('NX-25')?.state).toBe('needsEid');
    expect(rows.get('ES-26')?.state).toBe('needsBilling');
    expect(rows.get('P-2')).toMatchObject({ state: null, tests: [] });
  });

  it('P-5: counts no test that was skipped, and nothing as kept whose only proof failed', () => {
    const rows = rowsOf(
      report([
        ['P-6: a', 'skipped'],
        ['NS-17: b', 'failed'],
      ]),
    );
    expect(rows.get('P-6')).toMatchObject({ state: null, tests: [] });
    expect(rows.get('NS-17')?.state).toBeNull();
  });

  it('P-5: reads titles where nothing ran: nested, each, templates; never what is skipped', () => {
    writeFileSync(join(folder, 'a.test.ts'), '');
    const place = mkdtempSync(join(folder, 'project-'));
    execFileSync('mkdir', ['-p', join(place, 'test/deep')]);
    writeFileSync(
      join(place, 'test/deep/a.test.ts'),
      [
        "describe('P-1: outer', () => {",
        "  it('inner', () => {});",
        "  it.each([1])('P-2 each %s', () => {});",
        ['  it(`P-3 ', '$', '{1} of many`, () => {});'].join(''),
        "  it.skip('P-4 skipped', () => {});",
        '});',
        "describe.skip('P-5 gone', () => { it('P-6 gone', () => {}); });",
      ].join('\n'),
    );
    expect(readTitles(place).map(({ title }) => title)).toEqual([
      'P-1: outer inner',
      'P-1: outer P-2 each %s',
      'P-1: outer P-3 … of many',
    ]);
  });
});

describe('policy check', () => {
  it('P-5: fails and names the promise that no test proves, and the sentence that says it', () => {
    const without = everything.filter(([title]) => !/^(SM-22|ES-22|P-39):/.test(title));
    const { status, stdout } = policy('check', '--report', report(without));
    expect(status).toBe(1);
    expect(stdout).toContain('no test names SM-22\n');
    expect(stdout).toContain('nothing proves the sentence cookies.none\n');
    expect(stdout).not.toContain('no test names NS-2\n');
  });

  it('P-5: fails on a promise whose test failed', () => {
    const { status, stdout } = policy('check', '--report', report([...everything, ['P-9: again', 'failed']]));
    expect(status).toBe(1);
    expect(stdout).toContain('failed: about P-9: again');
  });

  it.each([
    [['nonsense']],
    [['diff']],
    [['diff', 'no-such-ref']],
    [['trace', 'x']],
    [['trace', '--write']],
    [['check', '--report', 'nowhere.json']],
  ])('is 3 for bad input: %j', (words) => {
    expect(policy(...words).status).toBe(3);
  });
});

describe('policy diff', () => {
  const before = compilePolicy(SOURCES);

  it('P-7: says that nothing changed', () => {
    expect(explain(before, before, '2026-03-01')).toBe('Both say the same.\n');
  });

  it('P-7: tells a longer period in words, that it is material, that it needs a version, and from when it may count', () => {
    const retention = SOURCES.retention.map((rule) =>
      rule.id === 'envelope.draft' ? { ...rule, period: 'P1Y' } : rule,
    );
    const said = explain(before, compilePolicy({ ...SOURCES, retention }), '2026-03-01');
    expect(said).toContain('! Something is kept longer: envelope.draft');
    expect(said).toContain('was  Drafts of documents: 90 days after the last change.');
    expect(said).toContain('is   Drafts of documents: 1 year after the last change.');
    expect(said).toContain('It needs a new version');
    expect(said).toContain('on 2026-03-31.');
  });

  it('P-7: lets a shorter period take effect at once', () => {
    const retention = SOURCES.retention.map((rule) =>
      rule.id === 'envelope.draft' ? { ...rule, period: 'P30D' } : rule,
    );
    const after = compilePolicy({ ...SOURCES, retention, version: SOURCES.version + 1 });
    const said = explain(before, after, '2026-03-01');
    expect(said).toContain('  Something is kept for a shorter time: envelope.draft');
    expect(said).toContain('It is not material and may take effect at once.');
    expect(said).toContain(`It is version ${SOURCES.version + 1}`);
  });
});
