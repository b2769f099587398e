import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftOf } from '../../layers/privacy/policy/lint/draft-of.ts';
import { lintPolicy } from '../../layers/privacy/policy/lint/lint-policy.ts';
import { checkVersion, currentPolicy } from '../../layers/privacy/policy/policy-versions.ts';
import { SOURCES } from '../../layers/privacy/policy/sources/sources.ts';
import { waitsFor } from '../../layers/privacy/policy/trace/later.ts';
import { promiseStates } from '../../layers/privacy/policy/trace/promise-states.ts';
import { findOrphans, type TestResult } from '../../layers/privacy/policy/trace-promises.ts';
import { PUBLISHED } from '../../layers/privacy/policy/versions/published.ts';
import { ALL_TEXTS } from '../../layers/privacy/texts/registry.ts';
import { extendLock, type TextLock } from '../../layers/privacy/texts/text-lock.ts';
import { project, testsOf } from './trace.ts';

/** What an error says, for the ones that a check is there to raise. */
function raised(check: () => void): readonly string[] {
  try {
    check();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** A sentence whose every promise waits for accounts, eID or billing must not be published as if it were kept. */
function orphans(tests: readonly TestResult[]): readonly string[] {
  const words = {
    sentenceWithoutTest: 'nothing proves the sentence',
    sentenceWithUnknownPromise: 'a promise that does not exist:',
    testFailed: 'failed:',
  } as const;
  return findOrphans(currentPolicy(), tests).map(({ kind, what }) => `${words[kind]} ${what}`);
}

function unproven(tests: readonly TestResult[]): readonly string[] {
  return promiseStates(currentPolicy(), tests)
    .filter(({ state }) => state === null)
    .map(({ id }) => `no test names ${id}${waitsFor(id) === null ? '' : ' and one that does has failed'}`);
}

/** Everything that must not be published; empty when all is well. */
export function findings(tests: readonly TestResult[], day: string): readonly string[] {
  const lock = JSON.parse(
    readFileSync(join(project, 'layers/privacy/texts/hashes.lock.json'), 'utf8'),
  ) as TextLock;
  return [
    ...lintPolicy(draftOf(SOURCES, day)).map(({ code, where, detail }) => `${code} ${where}: ${detail}`),
    ...raised(() => checkVersion(currentPolicy(), PUBLISHED)),
    ...raised(() => extendLock(lock, ALL_TEXTS)),
    ...orphans(tests),
    ...unproven(tests),
  ];
}

/** Prints what must be put right; 1 when there is something. */
export function check(report: string | undefined): void {
  const found = findings(testsOf(report).tests, new Date().toISOString().slice(0, 10));
  process.stdout.write(found.length === 0 ? 'Nothing to put right.\n' : `${found.join('\n')}\n`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
