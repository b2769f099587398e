import { parseArgs } from 'node:util';
import { usage } from '../command/arguments.ts';

export const verifyUsage = 'verify file.pdf [--trust root.pem]… [--json]';

export interface VerifyArguments {
  readonly file: string;
  readonly trust: readonly string[];
  readonly json: boolean;
}

/** Anything that cannot be understood is bad input: said on standard error, exit code 3. */
export function verifyArguments(words: readonly string[]): VerifyArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { trust: { type: 'string', multiple: true }, json: { type: 'boolean' } },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) usage(verifyUsage);
    return { file, trust: values.trust ?? [], json: values.json ?? false };
  } catch {
    return usage(verifyUsage);
  }
}
