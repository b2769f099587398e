import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { execute } from './conformance/execute.ts';
import { type Mutation, mutationsOf } from './mutate/mutations.ts';
import { relatedTests } from './mutate/related-tests.ts';

/**
 * `npm run mutate [-- --count 300] [--seed n] [--minutes 60] [--in layers/sealing/pdf]`: changes the sealing engine in
 * small ways, one at a time and in a copy, and runs the tests nearest to the change. A change that no test notices
 * survives; it is listed. Ends with an error below a score of 85 %.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    minutes: { type: 'string', default: '60' },
    in: { type: 'string', default: 'layers/sealing' },
  },
});
const NEAREST = 10;
const PATIENCE = 120_000;
const BAR = 0.85;
const root = resolve(import.meta.dirname, '..');

/** Mulberry32: the same seed picks the same changes. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function sample(all: readonly Mutation[]): readonly Mutation[] {
  const next = random(Number(values.seed));
  const keyed = all.map((mutation) => ({ mutation, key: next() }));
  return keyed
    .sort((a, b) => a.key - b.key)
    .slice(0, Number(values.count))
    .map(({ mutation }) => mutation);
}

async function isNoticed(copy: string, mutation: Mutation, tests: readonly string[]): Promise<boolean> {
  const path = join(copy, mutation.file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.slice(0, mutation.start) + mutation.after + text.slice(mutation.end));
  try {
    const near = relatedTests(tests, path).slice(0, NEAREST);
    const words = [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      'unit',
      '--bail',
      '1',
      '--no-file-parallelism',
      '--pool',
      'threads',
      ...near,
    ];
    return (await execute(process.execPath, words, { cwd: copy, patience: PATIENCE })).code !== 0;
  } finally {
    writeFileSync(path, text);
  }
}

const copy = mkdtempSync(join(tmpdir(), 'sigill-mutants-'));
const deadline = Date.now() + Number(values.minutes) * 60_000;
try {
  for (const name of [
    'bin',
    'functions',
    'layers',
    'lib',
    'test',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
  ])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const tests = globSync('test/sealing/**/*.test.ts', { cwd: copy }).map((path) => join(copy, path));
  const files = globSync(`${values.in}/**/*.ts`, { cwd: root });
  const all = files.toSorted().flatMap((file) => mutationsOf(file, readFileSync(join(root, file), 'utf8')));
  const chosen = sample(all);
  process.stdout.write(`${chosen.length} of ${all.length} changes, seed ${values.seed}\n`);
  let [tried, noticed] = [0, 0];
  for (const mutation of chosen) {
    if (Date.now() > deadline) break;
    tried++;
    if (await isNoticed(copy, mutation, tests)) noticed++;
    else
      process.stdout.write(
        `survives: ${mutation.file}:${mutation.line}  ${mutation.before.slice(0, 80)}  →  ${mutation.after.slice(0, 80)}\n`,
      );
  }
  const score = tried === 0 ? 0 : noticed / tried;
  process.stdout.write(`${noticed} of ${tried} noticed: ${(score * 100).toFixed(1)} %\n`);
  process.exitCode = score >= BAR ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
