import type { CommandAuthority } from './command-authority.ts';
import { cscIdentity } from './csc-identity.ts';
import { kmsIdentity } from './kms-identity.ts';
import { pemIdentity } from './pem-identity.ts';
import type { SealArguments } from './seal-arguments.ts';
import type { SealingIdentity } from './sealing-identity.ts';

/** Whose key seals: the one in KMS, the one in the PEM files, that of a remote service, or that of the command's own test authority. */
export async function findIdentity(
  { certificate, key, kms, csc, pss }: SealArguments,
  authority: () => Promise<CommandAuthority>,
): Promise<SealingIdentity> {
  if (csc !== undefined) return cscIdentity(csc);
  if (kms !== undefined) {
    return kmsIdentity(kms, { pss, authority, ...(certificate !== undefined && { chainFile: certificate }) });
  }
  if (certificate !== undefined && key !== undefined) return pemIdentity(certificate, key, pss);
  const own = await authority();
  return { signer: await own.seal(pss), trust: [own.root] };
}
