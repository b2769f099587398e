import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { referenceEntry } from '../../lib/bundle/bundle-budgets.ts';
import { bundleClosure } from '../../lib/bundle/bundle-closure.ts';
import { bundleFunctions } from '../../lib/bundle/bundle-functions.ts';
import { allEntries } from '../../lib/bundle/entries.ts';
import { Figures, machine } from './figures.ts';
import { inFreshProcess, median, ms } from './measure.ts';
import { updatePage } from './page.ts';

/** `npm run bench:imports`: how fast each function loads, against a bundle of two clients from the same run. */
const project = resolve(import.meta.dirname, '../..');
const child = resolve(import.meta.dirname, 'import-child.ts');
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);

const figures = new Figures();
const out = mkdtempSync(join(tmpdir(), 'sigill-bundles-'));
try {
  const entries = [referenceEntry, ...allEntries()];
  const started = performance.now();
  const { codeDir, metafile } = await bundleFunctions(project, out, entries);
  const bundled = performance.now() - started;

  // Round by round, so that a busy moment of the machine meets all of them.
  const best = new Map(entries.map(({ name }) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, least] of best) {
      const { took } = await inFreshProcess<{ took: number }>(child, [join(codeDir, 'units', `${name}.mjs`)]);
      best.set(name, Math.min(least, took));
    }
  }

  const reference = best.get(referenceEntry.name) ?? Number.NaN;
  const kib = (name: string): string => `${Math.round(bundleClosure(metafile, name).bytes / 1024)} KiB`;
  const ratio = (took: number): string => (took / reference).toFixed(2);
  figures.section(
    `Import of a function, fresh process, processor time, best of ${rounds}, against a bundle of client-dynamodb and client-kms`,
    ['function', 'loads at start', 'time', 'ratio'],
  );
  const functions = [...best].filter(([name]) => name !== referenceEntry.name);
  const middle = median(functions.map(([, took]) => took));
  figures.row('the two clients', kib(referenceEntry.name), ms(reference), '1.00');
  figures.row(`median of ${functions.length} functions`, '', ms(middle), ratio(middle));
  for (const [name, took] of functions.toSorted(([, a], [, b]) => b - a)) {
    figures.row(name, kib(name), ms(took), ratio(took));
  }
  figures.row('(all bundled in one run)', '', ms(bundled), '');
} finally {
  rmSync(out, { recursive: true, force: true });
}
updatePage('bench:imports', `Machine: ${machine()}.\n\n${figures.text}`);
