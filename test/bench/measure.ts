import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Median of `runs` after two to warm up, in milliseconds. */
export async function time(runs: number, work: () => unknown): Promise<number> {
  const took: number[] = [];
  for (let i = -2; i < runs; i += 1) {
    const started = performance.now();
    await work();
    if (i >= 0) took.push(performance.now() - started);
  }
  return median(took);
}

/** Fewer runs of what takes longer. */
export const runsFor = (bytes: number): number => (bytes > 20e6 ? 5 : bytes > 5e6 ? 9 : 25);

/** Runs a script in a fresh process and reads the JSON it prints. */
export async function inFreshProcess<T>(script: string, words: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, ['--expose-gc', script, ...words], { maxBuffer: 1e8 });
  return JSON.parse(stdout) as T;
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
