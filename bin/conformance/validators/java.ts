import { execute } from '../execute.ts';
import { expectedLevel, type Finding, type SealedFile } from '../sealed-file.ts';

interface Verdict {
  readonly indication: string;
  readonly subIndication: string | null;
  readonly errors: readonly string[];
  readonly format?: string;
}

interface Answer {
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
  const input = files.map(({ flavour, path }) => `${flavour}\t${path}\n`).join('');
  const { stdout, stderr } = await execute('java', ['-Xmx1500m', '-cp', classPath, 'Validate', root], {
    input,
    patience: 30 * 60_000,
  });
  const answers = new Map(
    stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Answer)
      .map((answer) => [answer.file, answer]),
  );
  const missing: Answer = { file: '', error: `no answer: ${stderr.slice(-200)}`, pdfa: ['no answer'] };
  return {
    dss: files.map((file) => dssFinding(file, answers.get(file.path) ?? missing)),
    veraPdf: files.map((file) => {
      if (file.flavour === '') return '–';
      const { pdfa = [] } = answers.get(file.path) ?? missing;
      return pdfa.length === 0 ? 'ok' : `breaks ${pdfa.join(' ')}`;
    }),
  };
}

function dssFinding(file: SealedFile, { error, signatures = [], timestamps = [] }: Answer): Finding {
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
