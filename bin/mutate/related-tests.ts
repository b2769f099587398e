import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const IMPORT = /(?:from|import)\s*\(?'(\.[^']+\.ts)'/g;

/**
 * Which test files reach a source file by their imports: first those whose place mirrors its own, then those with the
 * fewest steps.
 */
export function relatedTests(tests: readonly string[], source: string): readonly string[] {
  const reached = tests.map((test) => ({ test, near: mirrored(test, source), steps: stepsTo(test, source) }));
  return reached
    .filter(({ steps }) => steps >= 0)
    .sort((a, b) => b.near - a.near || a.steps - b.steps)
    .map(({ test }) => test);
}

/** How many folders and names from `sealing` on a test shares with a source. */
function mirrored(test: string, source: string): number {
  const [a, b] = [test, source].map(
    (path) =>
      path
        .replace(/\.test\.ts$|\.ts$/, '')
        .split('/sealing/')
        .at(-1)
        ?.split('/') ?? [],
  );
  const differs = a?.findIndex((part, i) => part !== b?.[i]) ?? 0;
  return differs < 0 ? (a?.length ?? 0) : differs;
}

/** Imports to follow from one file to another; -1 when none leads there. */
function stepsTo(from: string, to: string): number {
  const seen = new Set([from]);
  let edge = [from];
  for (let steps = 0; edge.length > 0; steps++) {
    if (edge.includes(to)) return steps;
    edge = edge.flatMap(importsOf).filter((file) => !seen.has(file) && seen.add(file));
  }
  return -1;
}

const known = new Map<string, readonly string[]>();

function importsOf(file: string): readonly string[] {
  const kept = known.get(file);
  if (kept !== undefined) return kept;
  const found = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, path = '']) =>
    resolve(dirname(file), path),
  );
  known.set(file, found);
  return found;
}
