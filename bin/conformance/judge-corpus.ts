import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { execute, lastLine } from './execute.ts';
import { installJava, installPrograms, installPython, PYHANKO } from './install.ts';
import { knownLimits } from './known-limits.ts';
import { expectedLevel, type Finding, type Manifest, type SealedFile } from './sealed-file.ts';
import { javaFindings } from './validators/java.ts';
import { programValidators } from './validators/programs.ts';
import { pyHankoFindings } from './validators/pyhanko.ts';

export interface SectionResult {
  readonly disagreements: readonly string[];
  readonly skipped: readonly string[];
}

const debian = {
  qpdf: 'qpdf',
  pdfsig: 'poppler-utils',
  mutool: 'mupdf-tools',
  openssl: 'openssl',
  javac: 'openjdk-17-jdk-headless',
  mvn: 'maven',
  python3: 'python3-venv',
};

/** Seals the corpus and lets everybody else judge it. */
export async function judgeCorpus(): Promise<SectionResult> {
  const folder = join(cacheFolder(), 'corpus');
  const writer = resolve(import.meta.dirname, '../../test/conformance/write-corpus.ts');
  await execute('rm', ['-rf', folder]);
  const written = await execute(process.execPath, [writer, folder], { patience: 10 * 60_000 });
  if (written.code !== 0)
    return { disagreements: [`the corpus was not sealed: ${lastLine(written)}`], skipped: [] };
  const { files, root, refusals } = JSON.parse(
    readFileSync(join(folder, 'manifest.json'), 'utf8'),
  ) as Manifest;
  const { findings, skipped } = await collect(files, root);
  const disagreements: string[] = [];
  const marks = new Map<string, string[]>();
  for (const [validator, list] of findings) {
    marks.set(
      validator,
      files.map((file, i) => {
        const finding = list[i] ?? 'no answer';
        if (finding === 'ok') return '✓';
        if (finding === '–') return '–';
        const limit = knownLimits.find((one) => one.validator === validator && one.applies(file, finding));
        if (limit !== undefined) return 'k';
        disagreements.push(`${validator}: ${file.input}, ${file.kind}, ${file.level}: ${finding}`);
        return '✗';
      }),
    );
  }
  printTable(files, marks);
  for (const { input, reason } of refusals)
    process.stdout.write(`refused, as it should be: ${input} (${reason})\n`);
  for (const { validator, reason } of knownLimits) process.stdout.write(`k ${validator}: ${reason}\n`);
  return { disagreements, skipped };
}

async function collect(files: readonly SealedFile[], root: string) {
  const findings = new Map<string, readonly Finding[]>();
  const skipped: string[] = [];
  findings.set(
    'own',
    files.map((file) => (file.own === expectedLevel(file) ? 'ok' : file.own)),
  );
  await installPrograms(debian);
  const java = await installJava();
  if ('skipped' in java) skipped.push(`EU DSS and veraPDF: ${java.skipped}`);
  else {
    const { dss, veraPdf } = await javaFindings(java.is, files, root);
    findings.set('DSS', dss).set('veraPDF', veraPdf);
  }
  const python = await installPython('pyhanko', PYHANKO);
  if ('skipped' in python) skipped.push(`pyHanko: ${python.skipped}`);
  else findings.set('pyHanko', await pyHankoFindings(python.is, files, root));
  const { validators, missing } = await programValidators();
  for (const [name, validate] of validators) findings.set(name, await validate(files, root));
  skipped.push(...missing.map((name) => `${name}: not installed, and this is not root on a Debian system`));
  return { findings, skipped };
}

/** A row per input and key; in each cell one sign per level: B, T, LT, LTA, LTA renewed. */
function printTable(files: readonly SealedFile[], marks: ReadonlyMap<string, readonly string[]>): void {
  const rows = new Map<string, Map<string, string>>();
  files.forEach((file, i) => {
    const name = `${file.input} · ${file.kind}`;
    const row = rows.get(name) ?? new Map<string, string>();
    rows.set(name, row);
    for (const [validator, list] of marks) row.set(validator, (row.get(validator) ?? '') + (list[i] ?? '?'));
  });
  const width = Math.max(...[...rows.keys()].map(({ length }) => length));
  const names = [...marks.keys()];
  process.stdout.write(
    `${'B, T, LT, LTA, LTA renewed'.padEnd(width)}  ${names.map((name) => name.padEnd(8)).join('')}\n`,
  );
  for (const [name, row] of rows) {
    const cells = names.map((validator) => (row.get(validator) ?? '').padEnd(8)).join('');
    process.stdout.write(`${name.padEnd(width)}  ${cells}\n`);
  }
}
