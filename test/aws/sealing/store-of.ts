import type { CertificateStore, SealAppointment } from '../../../layers/ports/certificate-store.ts';
import type { TestAuthority } from '../../sealing/x509/test-authority.ts';

/** What this authority has published, as the store gives it back, for both modes. */
export async function storeOf(
  authority: TestAuthority,
  appointments: readonly SealAppointment[] = [],
): Promise<Pick<CertificateStore, 'newest' | 'newestCrl' | 'appointments' | 'timeStampServices'>> {
  const [notBefore, notAfter] = ['2026-01-01T00:00:00.000Z', '2036-01-01T00:00:00.000Z'];
  const certificates = { root: authority.root, seal: authority.seal, tsa: authority.timeStamp };
  const crl = await authority.crl();
  return {
    newest: async (mode, use) => ({ mode, use, certificate: certificates[use], notBefore, notAfter }),
    appointments: async (mode) => appointments.filter((one) => one.mode === mode),
    timeStampServices: async () => [],
    newestCrl: async (mode) => ({ mode, number: 1, crl, nextUpdate: notAfter }),
  };
}
