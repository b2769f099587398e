import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { certificatesOf } from '../command/certificates-of.ts';

/** Root certificates kept under the data folder (`*.crt.pem`): what they sealed is this service's own. */
export function ownAuthority(folder: string): Uint8Array[] {
  return names(folder)
    .filter((name) => name.endsWith('.crt.pem'))
    .flatMap((name) => certificatesOf(join(folder, name)));
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
