import { fuzz } from './fuzz.ts';

/** `run.ts [cases] [seed]`: 0 when nothing was found; seed and path of a finding are printed to try it again. */
const [cases = '200000', given = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2);
const seed = Number(given);
process.stdout.write(`seed ${seed}\n`);
const started = performance.now();
const done = await fuzz({
  cases: Number(cases),
  seed,
  onProgress: (name, count) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stdout.write(`${name.padEnd(20)}${String(count).padStart(8)} cases, ${seconds} s so far\n`);
  },
});
process.stdout.write(`${done} cases, nothing found\n`);
