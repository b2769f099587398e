import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { attackNotes } from './attack-notes.ts';
import { cacheFolder } from './cache-folder.ts';
import { execute, lastLine } from './execute.ts';
import { installJava, installPython, PYHANKO } from './install.ts';
import type { SectionResult } from './judge-corpus.ts';
import { askJava, type JavaAnswer } from './validators/java.ts';
import { askPyHanko, type PyHankoAnswer } from './validators/pyhanko.ts';

interface Attacked {
  readonly root: string;
  readonly files: readonly {
    readonly name: string;
    readonly path: string;
    readonly own: 'accepted' | 'rejected';
  }[];
}

/** What counts as noticed: not passed, or passed with a warning (shown as such). */
type Answer = 'accepted' | 'warns' | 'rejected' | 'not asked';

/**
 * Manipulated files, each in the way of a published attack, before our verifier, EU DSS and pyHanko. Ours has to
 * reject every one of them and to accept the untouched; where the others answer otherwise, a note says why.
 */
export async function judgeAttacks(): Promise<SectionResult> {
  const folder = join(cacheFolder(), 'attacks');
  const writer = resolve(import.meta.dirname, '../../test/conformance/write-attacks.ts');
  const written = await execute(process.execPath, [writer, folder], { patience: 5 * 60_000 });
  if (written.code !== 0)
    return { disagreements: [`the attacks were not written: ${lastLine(written)}`], skipped: [] };
  const { files, root } = JSON.parse(readFileSync(join(folder, 'attacks.json'), 'utf8')) as Attacked;
  const skipped: string[] = [];
  const [java, python] = [await installJava(), await installPython('pyhanko', PYHANKO)];
  if ('skipped' in java) skipped.push(`EU DSS: ${java.skipped}`);
  if ('skipped' in python) skipped.push(`pyHanko: ${python.skipped}`);
  const asked = files.map(({ path }) => ({ path, flavour: '' }));
  const dss = 'skipped' in java ? undefined : (await askJava(java.is, asked, root)).answers;
  const hanko = 'skipped' in python ? undefined : (await askPyHanko(python.is, asked, root)).answers;
  const width = Math.max(...files.map(({ name }) => name.length));
  const disagreements: string[] = [];
  const row = (...cells: readonly string[]) =>
    process.stdout.write(
      `${cells
        .map((cell, i) => cell.padEnd(i === 0 ? width : 10))
        .join('  ')
        .trimEnd()}\n`,
    );
  row('', 'own', 'DSS', 'pyHanko');
  for (const { name, path, own } of files) {
    const others = [dss && dssAnswer(dss.get(path)), hanko && hankoAnswer(hanko.get(path))];
    row(name, own, ...others.map((answer) => answer ?? 'not asked'), attackNotes[name] ?? '');
    const expected = name.startsWith('untouched') ? 'accepted' : 'rejected';
    if (own !== expected) disagreements.push(`own verifier: ${name}: ${own}`);
    const differs = others.some((answer) => answer !== undefined && answer !== expected);
    if (differs && !(name in attackNotes))
      disagreements.push(`${name}: ${others.join(', ')}, and no note says why`);
  }
  return { disagreements, skipped };
}

function dssAnswer(answer: JavaAnswer | undefined): Answer {
  const verdicts = [...(answer?.signatures ?? []), ...(answer?.timestamps ?? [])];
  const isPassed = verdicts.every(({ indication }) => /^(TOTAL_)?PASSED$/.test(indication));
  if (answer?.error !== undefined || (answer?.signatures ?? []).length === 0 || !isPassed) return 'rejected';
  return verdicts.some(({ warnings }) => warnings.length > 0) ? 'warns' : 'accepted';
}

function hankoAnswer(answer: PyHankoAnswer | undefined): Answer {
  const signatures = answer?.signatures ?? [];
  const isPassed =
    signatures.length > 0 && [...signatures, ...(answer?.timestamps ?? [])].every(({ ok }) => ok);
  return answer?.error === undefined && isPassed ? 'accepted' : 'rejected';
}
