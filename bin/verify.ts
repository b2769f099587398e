import { nodeCrypto } from '../layers/sealing/crypto/node-crypto.ts';
import { PdfRefused } from '../layers/sealing/pdf/pdf-refused.ts';
import type { Verification } from '../layers/sealing/verify/verification.ts';
import { verifyPdf } from '../layers/sealing/verify/verify-pdf.ts';
import { certificatesOf } from './command/certificates-of.ts';
import { openInput } from './command/open-input.ts';
import { ownRootFolders, workingPath } from './command/working-path.ts';
import { describeVerification } from './verify/describe-verification.ts';
import { exitCodeOf } from './verify/exit-code.ts';
import { ownAuthority } from './verify/own-authority.ts';
import { type VerifyArguments, verifyArguments } from './verify/verify-arguments.ts';

/** `verify file.pdf …`: 0 valid, 1 not valid or not signed, 2 cannot be decided, 3 bad input. */
async function run({ file, trust }: VerifyArguments): Promise<Verification> {
  const roots = trust.flatMap((path) => certificatesOf(workingPath(path)));
  const source = await openInput(file);
  try {
    return await verifyPdf(source, {
      trust: roots,
      ownAuthority: ownRootFolders().flatMap(ownAuthority),
      crypto: nodeCrypto,
    });
  } finally {
    await source.close();
  }
}

const given = verifyArguments(process.argv.slice(2));
try {
  const verification = await run(given);
  const text = given.json ? JSON.stringify(verification, null, 2) : describeVerification(verification);
  process.stdout.write(`${text}\n`);
  process.exitCode = exitCodeOf(verification);
} catch (error) {
  // What is no readable PDF, no certificate or no file is the caller's; the rest would be ours and has the same end.
  const { code, reason, detail } =
    error instanceof PdfRefused
      ? error
      : { code: 'bad_input', reason: error instanceof Error ? error.message : String(error), detail: null };
  process.stderr.write(`${JSON.stringify({ code, reason, detail })}\n`);
  process.exitCode = 3;
}
