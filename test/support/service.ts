import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../bin/command/free-port.ts';
import { ensureAssembly } from '../../bin/local/ensure-assembly.ts';

export interface Ready {
  readonly api: string;
  readonly aws: string;
  readonly region: string;
  readonly awsCredentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly organisationId: string;
  readonly apiKey: string;
  readonly pid: number;
}

export interface Service extends Ready {
  readonly dataDir: string;
  /** Ends it as the operator would. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same data and ports. */
  restart(): Promise<void>;
}

const project = resolve(import.meta.dirname, '../..');
const startLimit = 90_000;
/** Every service of a test run serves the same assembly, made once. */
export const assembly = join(project, 'build/assembly');

async function launch(
  dataDir: string,
  ports: readonly [number, number],
): Promise<{ child: ChildProcess; ready: Ready }> {
  const file = join(dataDir, 'ready.json');
  rmSync(file, { force: true });
  const child = spawn(process.execPath, [join(project, 'bin/local.ts')], {
    cwd: project,
    env: {
      ...process.env,
      PORT: String(ports[0]),
      AWS_PORT: String(ports[1]),
      SIGILL_DATA: dataDir,
      SIGILL_ASSEMBLY: assembly,
      NODE_OPTIONS: '',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += String(chunk);
  });
  for (const limit = Date.now() + startLimit; Date.now() < limit; await sleep(100)) {
    if (existsSync(file)) return { child, ready: JSON.parse(readFileSync(file, 'utf8')) as Ready };
    if (child.exitCode !== null) throw new Error(`the service ended while starting:\n${errors}`);
  }
  child.kill('SIGKILL');
  throw new Error(`the service did not start in ${startLimit} ms:\n${errors}`);
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', () => done()));

/** Starts the service as `npm start` does, with data and ports of its own. */
export async function startService(): Promise<Service> {
  ensureAssembly(assembly);
  const dataDir = mkdtempSync(join(tmpdir(), 'sigill-test-'));
  const ports: [number, number] = [await freePort(), await freePort()];
  let { child, ready } = await launch(dataDir, ports);
  return {
    ...ready,
    dataDir,
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
    async restart() {
      ({ child, ready } = await launch(dataDir, ports));
    },
  };
}
