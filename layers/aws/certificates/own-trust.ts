import type { Mode } from '../../domain/space.ts';
import type { CertificateStore } from '../../ports/certificate-store.ts';
import type { VerifyOptions } from '../../sealing/verify/verify-pdf.ts';

type Trust = Required<Pick<VerifyOptions, 'trust' | 'ownAuthority' | 'ownSeals' | 'revocation'>>;

/**
 * What the verifier has to know to judge this service's own seals: its roots and revocation lists, and every
 * certificate and time-stamp service that was ever appointed. Another customer of the same authority is trusted, but is not this service.
 */
export async function ownTrust(
  certificates: Pick<CertificateStore, 'newest' | 'newestCrl' | 'appointments' | 'timeStampServices'>,
  modes: readonly Mode[],
): Promise<Trust> {
  const [roots, lists, appointments, stampers] = await Promise.all([
    Promise.all(modes.map((mode) => certificates.newest(mode, 'root'))),
    Promise.all(modes.map((mode) => certificates.newestCrl(mode))),
    Promise.all(modes.map((mode) => certificates.appointments(mode))),
    Promise.all(modes.map((mode) => certificates.timeStampServices(mode))),
  ]);
  const services = stampers.flat().flatMap(({ services }) => services);
  const chains = appointments.flat().flatMap(({ seal }) => (seal === null ? [] : [seal.chain]));
  return {
    trust: [...chains.flatMap((chain) => chain.at(-1) ?? []), ...services.flatMap(({ roots: own }) => own)],
    ownAuthority: roots.flatMap((root) => (root === null ? [] : [root.certificate])),
    ownSeals: chains.flatMap((chain) => chain[0] ?? []),
    revocation: { crls: lists.flatMap((list) => (list === null ? [] : [list.crl])) },
  };
}
