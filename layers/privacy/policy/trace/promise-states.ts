import type { CompiledPolicy } from '../compiled-policy.ts';
import { type TestResult, tracePromises } from '../trace-promises.ts';
import { type Waiting, waitsFor } from './later.ts';
import type { TraceSummary } from './trace-summary.ts';

/** A promise, the sentences that make it, the tests that prove it, and how it stands. */
export interface PromiseState {
  readonly id: string;
  /** Null: nothing but a test is missing, and `policy check` fails. */
  readonly state: 'kept' | Waiting | null;
  readonly sentences: readonly string[];
  readonly tests: readonly string[];
}

/** How every promise and requirement stands. Kept: at least one test names it and all that do have passed. */
export function promiseStates(policy: CompiledPolicy, tests: readonly TestResult[]): readonly PromiseState[] {
  return tracePromises(policy, tests).map(({ id, sentences, tests: proofs, proven }) => ({
    id,
    state: proven ? 'kept' : proofs.length > 0 ? null : waitsFor(id),
    sentences,
    tests: proofs.map(({ title }) => title),
  }));
}

/** The counts that are published. @param ranAt null when only the titles of the tests were read */
export function traceSummary(
  states: readonly PromiseState[],
  tests: readonly TestResult[],
  ranAt: string | null,
): TraceSummary {
  const count = (state: PromiseState['state']) => states.filter((one) => one.state === state).length;
  const named = new Set(states.flatMap((one) => one.tests));
  const passed = tests.filter((test) => test.passed && named.has(test.title)).length;
  return {
    promises: {
      kept: count('kept'),
      needsAccounts: count('needsAccounts'),
      needsEid: count('needsEid'),
      needsBilling: count('needsBilling'),
      open: count(null),
    },
    tests: { named: named.size, passed: ranAt === null ? null : passed, ranAt },
  };
}
