import type { TestResult } from '../../layers/privacy/policy/trace-promises.ts';
import { readJson, usage } from '../command/arguments.ts';

/** The part of vitest's JSON report that counts here. */
interface Report {
  readonly startTime: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

const counted = new Set(['passed', 'failed']);

/** Tests as they ran (`vitest run --reporter=json --outputFile=…`); what was skipped proves nothing. */
export function readReport(path: string): { readonly tests: readonly TestResult[]; readonly ranAt: string } {
  const report = readJson<Partial<Report>>(path);
  if (!Array.isArray(report.testResults) || typeof report.startTime !== 'number')
    usage(`${path} is no JSON report of vitest`);
  const { testResults, startTime } = report as Report;
  const tests = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => counted.has(status))
    .map(({ ancestorTitles, title, status }) => ({
      title: [...ancestorTitles, title].join(' '),
      passed: status === 'passed',
    }));
  return { tests, ranAt: new Date(startTime).toISOString() };
}
