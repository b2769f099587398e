import { execute } from '../execute.ts';
import { expectedLevel, type Finding, type SealedFile } from '../sealed-file.ts';

export interface Verdict {
  readonly indication: string;
  readonly subIndication: string | null;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly format?: string;
}

/** What EU DSS and veraPDF say of one file. */
export interface JavaAnswer {
  readonly file: string;
  readonly error?: string;
  readonly signatures?: readonly Verdict[];
  readonly timestamps?: readonly Verdict[];
  readonly pdfa?: readonly string[];
}

/** At levels B and T the file holds no revocation data, and DSS, offline, has to say just that (EN 319 102-1). */
const withoutData = /^BBB_XCV_(SUB_ANS|IRDPFC_ANS):/;

/** EU DSS and veraPDF in one Java process. */
export async function javaFindings(
  classPath: string,
  files: readonly SealedFile[],
  root: string,
): Promise<{ dss: readonly Finding[]; veraPdf: readonly Finding[] }> {
  const { answers, stderr } = await askJava(classPath, files, root);
  const missing: JavaAnswer = { file: '', error: `no answer: ${stderr.slice(-200)}`, pdfa: ['no answer'] };
  return {
    dss: files.map((file) => dssFinding(file, answers.get(file.path) ?? missing)),
    veraPdf: files.map((file) => {
      if (file.flavour === '') return '–';
      const { pdfa = [] } = answers.get(file.path) ?? missing;
      return pdfa.length === 0 ? 'ok' : `breaks ${pdfa.join(' ')}`;
    }),
  };
}

/** The answers of one Java process by path. */
export async function askJava(
  classPath: string,
  files: readonly { readonly flavour: string; readonly path: string }[],
  root: string,
): Promise<{ answers: ReadonlyMap<string, JavaAnswer>; stderr: string }> {
  const input = files.map(({ flavour, path }) => `${flavour}\t${path}\n`).join('');
  const words = ['-Xmx1500m', '-cp', classPath, 'Validate', root];
  const { stdout, stderr } = await execute('java', words, { input, patience: 30 * 60_000 });
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  const answers = lines.map((line) => JSON.parse(line) as JavaAnswer);
  return { answers: new Map(answers.map((answer) => [answer.file, answer])), stderr };
}

function dssFinding(file: SealedFile, { error, signatures = [], timestamps = [] }: JavaAnswer): Finding {
  if (error !== undefined) return error;
  const wanted = expectedLevel(file);
  const [seal] = signatures;
  if (signatures.length !== 1 || seal === undefined) return `sees ${signatures.length} signatures`;
  if (seal.format !== `PAdES-BASELINE-${wanted}`) return `level ${seal.format}`;
  const early = wanted === 'B' || wanted === 'T';
  const bad = [...signatures, ...timestamps].find(
    ({ indication, errors }) =>
      !/^(TOTAL_)?PASSED$/.test(indication) &&
      !(early && indication === 'INDETERMINATE' && errors.every((one) => withoutData.test(one))),
  );
  return bad === undefined ? 'ok' : `${bad.indication} ${bad.subIndication} ${bad.errors.join(' ')}`;
}
