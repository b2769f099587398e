import { spawn } from 'node:child_process';

export interface Executed {
  /** Exit code; null when the program is not there or took too long. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface ExecuteOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly patience?: number;
}

/** Runs a program to its end. Never throws: a missing program has the code null. */
export function execute(
  program: string,
  words: readonly string[],
  options: ExecuteOptions = {},
): Promise<Executed> {
  const { input = '', cwd, env = {}, patience = 60_000 } = options;
  return new Promise((done) => {
    const child = spawn(program, words, {
      ...(cwd !== undefined && { cwd }),
      env: { ...process.env, ...env },
      timeout: patience,
      killSignal: 'SIGKILL',
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (error) => done({ code: null, stdout: '', stderr: error.message }));
    child.on('close', (code) =>
      done({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** The last line that says something: enough to tell why a program failed. */
export const lastLine = ({ stdout, stderr }: Executed): string =>
  `${stdout}\n${stderr}`.trim().split('\n').at(-1)?.slice(0, 160) ?? '';

export const isThere = async (program: string): Promise<boolean> =>
  (await execute('sh', ['-c', `command -v ${program}`])).code === 0;
