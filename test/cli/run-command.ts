import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Ended {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

const project = resolve(import.meta.dirname, '../..');

/** A folder of its own for one test file: input, output, and what the commands keep. */
export function workFolder(): { readonly path: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'sigill-cli-'));
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs `bin/<name>.ts` as npm would, with its own data folder. */
export function runCommand(
  name:
    | 'seal'
    | 'verify'
    | 'certificate'
    | 'verify-log'
    | 'verify-receipt'
    | 'anonymise'
    | 'audit'
    | 'sigill',
  words: readonly string[],
  {
    data,
    input = new Uint8Array(0),
    env = {},
  }: { data: string; input?: Uint8Array; env?: Record<string, string> },
): Promise<Ended> {
  const { npm_lifecycle_event: _script, ...environment } = process.env;
  const child = spawn(process.execPath, [join(project, 'bin', `${name}.ts`), ...words], {
    cwd: project,
    env: { ...environment, SIGILL_DATA: data, NODE_OPTIONS: '', ...env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((done) =>
    child.on('close', (code) =>
      done({ code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() }),
    ),
  );
}

export const json = <T = Record<string, unknown>>(bytes: Buffer | string): T =>
  JSON.parse(bytes.toString()) as T;
