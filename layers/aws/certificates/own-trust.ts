import type { Mode } from '../../domain/space.ts';
import type { CertificateStore } from '../../ports/certificate-store.ts';
import type { VerifyOptions } from '../../sealing/verify/verify-pdf.ts';

type Trust = Required<Pick<VerifyOptions, 'trust' | 'ownAuthority' | 'revocation'>>;

/** What the verifier has to know to judge this service's own seals: its roots and its revocation lists. */
export async function ownTrust(
  certificates: Pick<CertificateStore, 'newest' | 'newestCrl'>,
  modes: readonly Mode[],
): Promise<Trust> {
  const [roots, lists] = await Promise.all([
    Promise.all(modes.map((mode) => certificates.newest(mode, 'root'))),
    Promise.all(modes.map((mode) => certificates.newestCrl(mode))),
  ]);
  return {
    trust: [],
    ownAuthority: roots.flatMap((root) => (root === null ? [] : [root.certificate])),
    revocation: { crls: lists.flatMap((list) => (list === null ? [] : [list.crl])) },
  };
}
