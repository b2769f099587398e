import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../command/free-port.ts';
import { execute } from './execute.ts';
import { installPython } from './install.ts';
import type { SectionResult } from './judge-corpus.ts';

const project = resolve(import.meta.dirname, '../..');
const hooks = resolve(import.meta.dirname, 'python/api_hooks.py');
const seconds = Number(process.env.SCHEMATHESIS_SECONDS ?? 300);

/**
 * These checks are not asked, with the reason: `positive_data_acceptance` calls 404 for an invented id, 412 for an
 * invented If-Match and 422 for an invented cursor wrong; all three are the contract.
 */
const notAsked = 'positive_data_acceptance';

/** schemathesis reads /openapi.json of a running service and tries to break it: bounded in time, one fixed seed. */
export async function judgeApi(): Promise<SectionResult> {
  const installed = await installPython('schemathesis', ['schemathesis==4.32.5']);
  if ('skipped' in installed) return { disagreements: [], skipped: [`schemathesis: ${installed.skipped}`] };
  const data = mkdtempSync(join(tmpdir(), 'sigill-schemathesis-'));
  const [port, awsPort] = [await freePort(), await freePort()];
  const service = spawn(process.execPath, [join(project, 'bin/local.ts')], {
    cwd: project,
    env: { ...process.env, SIGILL_DATA: data, PORT: String(port), AWS_PORT: String(awsPort) },
    stdio: 'ignore',
  });
  try {
    const ready = await readyFile(service, join(data, 'ready.json'));
    if (ready === null) return { disagreements: ['the local service did not start'], skipped: [] };
    const ended = await execute(
      join(installed.is, 'schemathesis'),
      [
        'run',
        `${ready.api}/openapi.json`,
        '--url',
        ready.api,
        '--header',
        `Authorization: Bearer ${ready.apiKey}`,
        '--checks',
        'all',
        '--exclude-checks',
        notAsked,
        '--seed',
        '20260101',
        '--max-time',
        String(seconds),
        '--max-examples',
        '20',
        '--continue-on-failure',
        '--no-color',
      ],
      { patience: (seconds + 120) * 1000, cwd: data, env: { SCHEMATHESIS_HOOKS: hooks } },
    );
    process.stdout.write(`${ended.stdout.slice(-12_000)}\n`);
    if (ended.code === 0) return { disagreements: [], skipped: [] };
    if (ended.code !== 1)
      return { disagreements: [], skipped: [`schemathesis did not end: ${ended.stderr.slice(-200)}`] };
    const titles = [...ended.stdout.matchAll(/^_+ (.+?) _+$/gm)].map(([, title]) => title);
    return { disagreements: [...new Set(titles)].map((title) => `schemathesis: ${title}`), skipped: [] };
  } finally {
    service.kill('SIGTERM');
    await Promise.race([new Promise((done) => service.once('exit', done)), sleep(10_000)]);
    if (service.exitCode === null) service.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  }
}

async function readyFile(
  service: ChildProcess,
  file: string,
): Promise<{ api: string; apiKey: string } | null> {
  for (let attempt = 0; attempt < 600 && service.exitCode === null; attempt += 1) {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as { api: string; apiKey: string };
    await sleep(200);
  }
  return null;
}
