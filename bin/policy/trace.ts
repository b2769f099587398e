import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentPolicy } from '../../layers/privacy/policy/policy-versions.ts';
import {
  type PromiseState,
  promiseStates,
  traceSummary,
} from '../../layers/privacy/policy/trace/promise-states.ts';
import type { TestResult } from '../../layers/privacy/policy/trace-promises.ts';
import { readReport } from './read-report.ts';
import { readTitles } from './read-titles.ts';

export const project = join(import.meta.dirname, '../..');

/** The tests as they ran, or without a report their titles alone. */
export function testsOf(report: string | undefined): {
  readonly tests: readonly TestResult[];
  readonly ranAt: string | null;
} {
  return report === undefined ? { tests: readTitles(project), ranAt: null } : readReport(report);
}

const line = ({ id, state, sentences, tests }: PromiseState): string =>
  [
    `${id.padEnd(7)} ${state ?? 'no test yet'}`,
    ...(sentences.length > 0 ? [`        says   ${sentences.join(', ')}`] : []),
    ...tests.map((title) => `        test   ${title}`),
  ].join('\n');

/** Prints promise → sentences → tests with how each stands; `--write` also keeps the counts for `/trust`. */
export function trace(options: {
  readonly report: string | undefined;
  readonly json: boolean;
  readonly write: boolean;
}): void {
  const { tests, ranAt } = testsOf(options.report);
  const states = promiseStates(currentPolicy(), tests);
  const summary = traceSummary(states, tests, ranAt);
  if (options.write) {
    const file = join(project, 'layers/privacy/policy/trace/summary.json');
    writeFileSync(file, `${JSON.stringify(summary, null, 2)}\n`);
  }
  if (options.json) {
    const rows = states.map(({ id, state, tests: titles }) => ({ id, state, tests: titles }));
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    return;
  }
  const { kept, needsAccounts, needsEid, needsBilling, open } = summary.promises;
  const read = ranAt === null ? 'titles read, not run' : `run of ${ranAt}`;
  process.stdout.write(
    `${states.map(line).join('\n')}\n\n${kept} kept, ${needsAccounts} need accounts, ${needsEid} need eID, ${needsBilling} need billing, ${open} without a test (${read})\n`,
  );
}
