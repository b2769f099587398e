import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { execute, isThere, lastLine } from './execute.ts';

/** Something installed, or the reason why it is not. */
/** The packages that pyHanko needs to judge PAdES levels. */
export const PYHANKO: readonly string[] = ['pyhanko[etsi]==0.38.0'];

export type Installed<T> = { readonly is: T } | { readonly skipped: string };

const long = 15 * 60_000;
const glue = import.meta.dirname;

/** Debian packages, when this runs as root on a system with apt. */
export async function installPrograms(programs: Readonly<Record<string, string>>): Promise<void> {
  const missing: string[] = [];
  for (const [program, name] of Object.entries(programs)) if (!(await isThere(program))) missing.push(name);
  if (missing.length === 0 || process.getuid?.() !== 0 || !(await isThere('apt-get'))) return;
  const packages = [...new Set(missing)];
  process.stdout.write(`installing ${packages.join(', ')}\n`);
  await execute('apt-get', ['update', '-q'], { patience: long });
  await execute('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    patience: long,
  });
}

/** A virtual environment with these Python packages. @returns its folder of programs */
export async function installPython(name: string, packages: readonly string[]): Promise<Installed<string>> {
  if (!(await isThere('python3'))) return { skipped: 'there is no python3' };
  const folder = join(cacheFolder(), name);
  const stamp = join(folder, 'installed');
  const wanted = packages.join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return { is: join(folder, 'bin') };
  mkdirSync(cacheFolder(), { recursive: true });
  const made = await execute('python3', ['-m', 'venv', '--clear', folder], { patience: long });
  if (made.code !== 0) return { skipped: `python3 -m venv: ${lastLine(made)}` };
  const filled = await execute(join(folder, 'bin/pip'), ['install', '-q', ...packages], { patience: long });
  if (filled.code !== 0) return { skipped: `pip: ${lastLine(filled)}` };
  writeFileSync(stamp, wanted);
  return { is: join(folder, 'bin') };
}

/** EU DSS and veraPDF from Maven, and our small program around them. @returns the class path */
export async function installJava(): Promise<Installed<string>> {
  for (const program of ['java', 'javac', 'mvn']) {
    if (!(await isThere(program))) return { skipped: `there is no ${program}` };
  }
  const sources = ['pom.xml', 'Validate.java'].map((name) => join(glue, 'java', name));
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(source));
  const folder = join(cacheFolder(), `java-${hash.digest('hex').slice(0, 16)}`);
  const classPath = `${folder}/classes:${folder}/jars/*`;
  if (existsSync(join(folder, 'classes/Validate.class'))) return { is: classPath };
  mkdirSync(join(folder, 'classes'), { recursive: true });
  const words = [
    '-q',
    '-B',
    '-f',
    join(glue, 'java/pom.xml'),
    'dependency:copy-dependencies',
    `-DoutputDirectory=${folder}/jars`,
  ];
  const copied = await execute('mvn', words, { patience: long });
  if (copied.code !== 0) return { skipped: `mvn: ${lastLine(copied)}` };
  const compile = [
    '-nowarn',
    '-d',
    `${folder}/classes`,
    '-cp',
    `${folder}/jars/*`,
    join(glue, 'java/Validate.java'),
  ];
  const compiled = await execute('javac', compile, { patience: long });
  return compiled.code === 0 ? { is: classPath } : { skipped: `javac: ${lastLine(compiled)}` };
}
