import type { CompiledPolicy } from './compiled-policy.ts';
import { isPromiseId, PROMISE_IDS, promisesIn, REQUIREMENT_IDS } from './promise-ids.ts';

/** A test that ran, by its full title. */
export interface TestResult {
  readonly title: string;
  readonly passed: boolean;
}

/** One promise with the sentences that make it and the tests that prove it. */
export interface TraceRow {
  readonly id: string;
  readonly sentences: readonly string[];
  readonly tests: readonly TestResult[];
  /** Proven: at least one test, and all of them passed. */
  readonly proven: boolean;
}

/** Something that is published without proof, or names a promise that does not exist. */
export interface Orphan {
  readonly kind: 'sentenceWithoutTest' | 'sentenceWithUnknownPromise' | 'testFailed';
  readonly what: string;
}

/** The matrix promise → sentences → tests, for every promise and requirement there is. */
export function tracePromises(policy: CompiledPolicy, tests: readonly TestResult[]): readonly TraceRow[] {
  const proofs = new Map<string, TestResult[]>();
  for (const test of tests) {
    for (const id of promisesIn(test.title)) proofs.set(id, [...(proofs.get(id) ?? []), test]);
  }
  const sentences = policy.sections.flatMap((section) => section.sentences);
  return [...PROMISE_IDS, ...REQUIREMENT_IDS].map((id) => {
    const proof = proofs.get(id) ?? [];
    return {
      id,
      sentences: sentences.filter(({ promises }) => promises.includes(id)).map((sentence) => sentence.id),
      tests: proof,
      proven: proof.length > 0 && proof.every((test) => test.passed),
    };
  });
}

/** Sentences none of whose promises is proven, sentences that promise what does not exist, and failed proofs. */
export function findOrphans(policy: CompiledPolicy, tests: readonly TestResult[]): readonly Orphan[] {
  const proven = new Set(
    tracePromises(policy, tests)
      .filter((row) => row.proven)
      .map((row) => row.id),
  );
  const sentences = policy.sections.flatMap((section) => section.sentences);
  const unknown = sentences.flatMap(({ id, promises }) =>
    promises.filter((promise) => !isPromiseId(promise)).map((promise) => `${id} ${promise}`),
  );
  const unproven = sentences.filter(({ promises }) => !promises.some((promise) => proven.has(promise)));
  const failed = tests.filter((test) => !test.passed && promisesIn(test.title).length > 0);
  return [
    ...unknown.map((what): Orphan => ({ kind: 'sentenceWithUnknownPromise', what })),
    ...unproven.map(({ id }): Orphan => ({ kind: 'sentenceWithoutTest', what: id })),
    ...failed.map(({ title }): Orphan => ({ kind: 'testFailed', what: title })),
  ];
}
