import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A local service with a data folder of its own. */
export interface LocalService {
  readonly api: string;
  readonly apiKey: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return String(address.port);
}

/** Starts the local service; with `restore` its records and keys are tables from a backup. */
export async function localService(dataDir: string, restore: string): Promise<LocalService> {
  const file = join(dataDir, 'ready.json');
  rmSync(file, { force: true });
  const { SIGILL_ASSEMBLY: _shared, ...environment } = process.env;
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../local.ts')], {
    env: {
      ...environment,
      PORT: await freePort(),
      AWS_PORT: await freePort(),
      SIGILL_DATA: dataDir,
      SIGILL_RESTORE: restore,
      NODE_OPTIONS: '',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!existsSync(file)) {
    if (child.exitCode !== null) throw new Error('the service ended while starting');
    await sleep(100);
  }
  const { api, apiKey } = JSON.parse(readFileSync(file, 'utf8')) as { api: string; apiKey: string };
  return {
    api,
    apiKey,
    dataDir,
    async stop() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    },
  };
}
