import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute, isThere, lastLine } from '../execute.ts';
import type { Finding, SealedFile, Validator } from '../sealed-file.ts';

type Check = (file: SealedFile, root: string) => Promise<Finding>;

/** A validator that is one program run per file; two at a time. */
const perFile =
  (check: Check): Validator =>
  async (files, root) => {
    const findings: Finding[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let at = next++; at < files.length; at = next++) {
        const file = files[at];
        if (file !== undefined) findings[at] = await check(file, root);
      }
    };
    await Promise.all([work(), work()]);
    return findings;
  };

/** qpdf has to find no more in the sealed file than in the original. */
const qpdf: Check = async ({ path, original }) => {
  const [sealed, before] = [
    await execute('qpdf', ['--check', path]),
    await execute('qpdf', ['--check', original]),
  ];
  return sealed.code === 0 || sealed.code === before.code ? 'ok' : lastLine(sealed);
};

const pdfsig: Check = async ({ path }) => {
  const { stdout } = await execute('pdfsig', ['-nocert', path]);
  const [verdict] = [...stdout.matchAll(/Signature Validation: (.*)/g)].map(([, text = '']) => text);
  return verdict === 'Signature is Valid.' ? 'ok' : (verdict ?? 'sees no signature');
};

const mutool: Check = async ({ path }) => {
  const { stdout, stderr } = await execute('mutool', ['sign', '-v', path]);
  const text = stdout + stderr;
  const good = /The document is unchanged since signing|signature is valid but there have been edits/;
  return good.test(text)
    ? 'ok'
    : (text
        .split('\n')
        .find((line) => /error/i.test(line))
        ?.trim() ?? 'sees no signature');
};

/** Every CMS as CAdES over its byte range, every document time-stamp as RFC 3161. */
const openssl: Check = async ({ path }, root) => {
  const folder = mkdtempSync(join(tmpdir(), 'sigill-openssl-'));
  try {
    for (const { token, der, signed } of embedded(readFileSync(path))) {
      const [contents, data] = [join(folder, 'contents.der'), join(folder, 'signed')];
      writeFileSync(contents, der);
      writeFileSync(data, signed);
      const words = token
        ? ['ts', '-verify', '-data', data, '-in', contents, '-token_in', '-CAfile', root]
        : [
            'cms',
            '-verify',
            '-cades',
            '-binary',
            '-inform',
            'DER',
            '-in',
            contents,
            '-content',
            data,
            '-CAfile',
            root,
            '-purpose',
            'any',
            '-out',
            '/dev/null',
          ];
      const ended = await execute('openssl', words);
      if (ended.code !== 0) return `${token ? 'ts' : 'cms'}: ${lastLine(ended)}`;
    }
    return 'ok';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function embedded(file: Buffer): { token: boolean; der: Buffer; signed: Buffer }[] {
  const pattern =
    /\/SubFilter\s*\/(ETSI\.CAdES\.detached|ETSI\.RFC3161)\s*\/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)\s*\]\s*\/Contents\s*<([0-9a-fA-F]+)>/g;
  return [...file.toString('latin1').matchAll(pattern)].map(([, filter, a, b, c, digits = '']) => {
    const padded = Buffer.from(digits, 'hex');
    return {
      token: filter === 'ETSI.RFC3161',
      der: padded.subarray(0, padded.readUInt16BE(2) + 4),
      signed: Buffer.concat([file.subarray(0, Number(a)), file.subarray(Number(b), Number(b) + Number(c))]),
    };
  });
}

const programs: Readonly<Record<string, Check>> = { qpdf, pdfsig, mutool, openssl };

/** The programs that are there; the names of the others. */
export async function programValidators(): Promise<{
  validators: Map<string, Validator>;
  missing: string[];
}> {
  const validators = new Map<string, Validator>();
  const missing: string[] = [];
  for (const [name, check] of Object.entries(programs)) {
    if (await isThere(name)) validators.set(name, perFile(check));
    else missing.push(name);
  }
  return { validators, missing };
}
