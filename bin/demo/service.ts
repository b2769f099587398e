import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../command/free-port.ts';

export interface Verdict {
  readonly unaltered: boolean;
  readonly signatures: readonly {
    readonly status: string;
    readonly signedBy: string;
    readonly algorithm: string;
  }[];
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** The HTTP interface as a customer's program would call it. */
export function caller(api: string, authorization: string) {
  const call = async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
    const answer = await fetch(`${api}${path}`, {
      method,
      headers: { authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 400)}`);
    return JSON.parse(text) as Body;
  };
  return {
    get: <Body>(path: string) => call<Body>('GET', path),
    post: <Body>(path: string, body: unknown) => call<Body>('POST', path, body),
    as: (other: string) => caller(api, other),
    idle: () => call('POST', '/_local/idle', {}),
    clock: (advance: string) => call('POST', '/_local/clock', { advance }),
    mails: async (to: string) =>
      (await call<{ items: Mail[] }>('GET', `/_local/outbox?to=${encodeURIComponent(to)}`)).items,
    async download(path: string): Promise<Uint8Array> {
      const { url, headers } = await call<{ url: string; headers: Record<string, string> }>('GET', path);
      return new Uint8Array(await (await fetch(url, { headers })).arrayBuffer());
    },
    async verify(pdf: Uint8Array): Promise<Verdict> {
      const answer = await fetch(`${api}/v1/verifications`, {
        method: 'POST',
        headers: { 'content-type': 'application/pdf' },
        body: new Uint8Array(pdf),
      });
      return (await answer.json()) as Verdict;
    },
  };
}
export type Caller = ReturnType<typeof caller>;

async function ready(child: ChildProcess, file: string): Promise<{ api: string; apiKey: string }> {
  while (child.exitCode === null) {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as { api: string; apiKey: string };
    await sleep(100);
  }
  throw new Error('the service ended while starting');
}

/** A service of its own with data of its own, so that the demonstration may move its clock by years. */
export async function startedService(): Promise<{ service: Caller; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sigill-demo-'));
  const env = {
    ...process.env,
    PORT: String(await freePort()),
    AWS_PORT: String(await freePort()),
    SIGILL_DATA: dataDir,
  };
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../local.ts')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const { api, apiKey } = await ready(child, join(dataDir, 'ready.json'));
  return {
    service: caller(api, `Bearer ${apiKey}`),
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
