import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Medians in milliseconds: on the clock, and of the processor time of this process, which neighbours do not lengthen. */
export interface Took {
  readonly clock: number;
  readonly processor: number;
}

/** Times several works in turn, so that what disturbs one disturbs all: medians of `runs` after two to warm up. */
export async function timeInTurn<const T extends readonly (() => unknown)[]>(
  runs: number,
  ...works: T
): Promise<{ [K in keyof T]: Took }>;
export async function timeInTurn(runs: number, ...works: (() => unknown)[]): Promise<Took[]> {
  const took = works.map(() => ({ clock: [] as number[], processor: [] as number[] }));
  for (let i = -2; i < runs; i += 1) {
    for (const [n, work] of works.entries()) {
      const [started, used] = [performance.now(), process.cpuUsage()];
      await work();
      const { user, system } = process.cpuUsage(used);
      if (i < 0) continue;
      took[n]?.clock.push(performance.now() - started);
      took[n]?.processor.push((user + system) / 1000);
    }
  }
  return took.map(({ clock, processor }) => ({ clock: median(clock), processor: median(processor) }));
}

/** Median of `runs` after two to warm up, in milliseconds on the clock. */
export async function time(runs: number, work: () => unknown): Promise<number> {
  const [{ clock }] = await timeInTurn(runs, work);
  return clock;
}

/** Fewer runs of what takes longer. */
export const runsFor = (bytes: number): number => (bytes > 20e6 ? 9 : bytes > 5e6 ? 11 : 25);

/** Runs a script in a fresh process and reads the JSON it prints. */
export async function inFreshProcess<T>(script: string, words: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, ['--expose-gc', script, ...words], { maxBuffer: 1e8 });
  return JSON.parse(stdout) as T;
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
/** How many times `floor` it took, on the clock and by processor time. */
export const ratio = (took: Took, floor: Took): string =>
  `× ${(took.clock / floor.clock).toFixed(2)}, processor × ${(took.processor / floor.processor).toFixed(2)}`;
export const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
