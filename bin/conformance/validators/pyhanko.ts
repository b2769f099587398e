import { join } from 'node:path';
import { execute } from '../execute.ts';
import { expectedLevel, type Finding, type SealedFile } from '../sealed-file.ts';

/** What pyHanko says of one file. */
export interface PyHankoAnswer {
  readonly file: string;
  readonly error?: string;
  readonly timestamps?: readonly { readonly ok: boolean }[];
  readonly signatures?: readonly {
    readonly ok: boolean;
    readonly level: string | null;
    readonly why: readonly (string | null)[];
  }[];
}

const program = join(import.meta.dirname, '../python/validate.py');

/** pyHanko, in one Python process. */
export async function pyHankoFindings(
  programs: string,
  files: readonly SealedFile[],
  root: string,
): Promise<readonly Finding[]> {
  const { answers, stderr } = await askPyHanko(programs, files, root);
  return files.map((file) => {
    const answer = answers.get(file.path);
    if (answer === undefined) return `no answer: ${stderr.slice(-200)}`;
    const [seal] = answer.signatures ?? [];
    if (answer.error !== undefined || seal === undefined) return answer.error ?? 'sees no signature';
    return seal.level === expectedLevel(file) ? 'ok' : `level ${seal.level}: ${seal.why.join(' ')}`;
  });
}

/** The answers of one Python process by path. */
export async function askPyHanko(
  programs: string,
  files: readonly { readonly path: string }[],
  root: string,
): Promise<{ answers: ReadonlyMap<string, PyHankoAnswer>; stderr: string }> {
  const input = files.map(({ path }) => `${path}\n`).join('');
  const ended = await execute(join(programs, 'python'), [program, root], { input, patience: 30 * 60_000 });
  const lines = ended.stdout.split('\n').filter((line) => line.startsWith('{'));
  const answers = lines.map((line) => JSON.parse(line) as PyHankoAnswer);
  return { answers: new Map(answers.map((answer) => [answer.file, answer])), stderr: ended.stderr };
}
