import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../command/free-port.ts';
import { type Emulator, emulators } from './emulators.ts';
import { execute, lastLine } from './execute.ts';
import type { SectionResult } from './judge-corpus.ts';

interface Case {
  readonly title: string;
  readonly passed: boolean;
}

const project = resolve(import.meta.dirname, '../..');
const vitest = join(project, 'node_modules/vitest/vitest.mjs');
const suites = ['dynamodb', 's3', 'kms', 'sqs', 'sns', 'ses', 'states'];

/**
 * The contract suites (behaviours of AWS that we depend on) against our own endpoint, where every one has to hold, and
 * against emulators that others wrote. Where an emulator differs, it is shown, not judged: the expectation was taken
 * from the documentation of AWS, and emulators have gaps of their own.
 */
export async function judgeEmulators(): Promise<SectionResult> {
  const disagreements: string[] = [];
  const skipped: string[] = [];
  for (const suite of suites) {
    const cases = await runSuite(suite, {});
    report('our endpoint', suite, cases);
    disagreements.push(
      ...cases.filter(({ passed }) => !passed).map(({ title }) => `our endpoint, ${suite}: ${title}`),
    );
  }
  for (const emulator of emulators) {
    const reason = await judgeOne(emulator);
    if (reason !== null) skipped.push(`${emulator.name}: ${reason}`);
  }
  return { disagreements, skipped };
}

/** @returns why it could not be asked, or null */
async function judgeOne(emulator: Emulator): Promise<string | null> {
  const port = await freePort();
  const started = await emulator.start(port);
  if ('skipped' in started) return started.skipped;
  const { program, words, env } = started.is;
  const folder = mkdtempSync(join(tmpdir(), 'sigill-emulator-'));
  const child = spawn(program, words, { cwd: folder, env: { ...process.env, ...env }, stdio: 'ignore' });
  try {
    if (!(await answers(child, port))) return 'it did not start';
    for (const suite of emulator.suites) {
      report(emulator.name, suite, await runSuite(suite, credentials(port)));
    }
    return null;
  } finally {
    child.kill('SIGTERM');
    await Promise.race([new Promise((done) => child.once('exit', done)), sleep(5000)]);
    if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

const credentials = (port: number): Record<string, string> => ({
  CONTRACT_ENDPOINT: `http://127.0.0.1:${port}`,
  AWS_REGION: 'eu-north-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
});

async function runSuite(suite: string, env: Record<string, string>): Promise<readonly Case[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'sigill-contract-')), 'report.json');
  const words = [
    vitest,
    'run',
    '--project',
    'unit',
    '--reporter=json',
    `--outputFile=${file}`,
    `test/contract/${suite}.test.ts`,
  ];
  const ended = await execute(process.execPath, words, { cwd: project, env, patience: 300_000 });
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
      testResults: { message: string; assertionResults: { fullName: string; status: string }[] }[];
    };
    const cases = testResults.flatMap(({ assertionResults }) => assertionResults);
    if (cases.length > 0)
      return cases.map(({ fullName, status }) => ({ title: fullName, passed: status === 'passed' }));
    return [{ title: `no case ran: ${testResults[0]?.message.slice(0, 200) ?? ''}`, passed: false }];
  } catch {
    return [{ title: `the suite did not run: ${lastLine(ended)}`, passed: false }];
  } finally {
    rmSync(join(file, '..'), { recursive: true, force: true });
  }
}

function report(name: string, suite: string, cases: readonly Case[]): void {
  const different = cases.filter(({ passed }) => !passed);
  process.stdout.write(
    `${name.padEnd(14)}${suite.padEnd(10)}${cases.length - different.length} of ${cases.length}\n`,
  );
  for (const { title } of different) process.stdout.write(`    differs: ${title}\n`);
}

async function answers(child: ChildProcess, port: number): Promise<boolean> {
  for (let attempt = 0; attempt < 100 && child.exitCode === null; attempt += 1) {
    try {
      await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1000) });
      return true;
    } catch {
      await sleep(200);
    }
  }
  return false;
}
