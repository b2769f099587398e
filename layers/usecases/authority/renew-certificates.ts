import { addDuration } from '../../domain/duration.ts';
import type { Mode } from '../../domain/space.ts';
import type { CertificateIssuer } from '../../ports/certificate-issuer.ts';
import type { CertificateUse } from '../../ports/certificate-store.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'certificates'> & { readonly issuer: CertificateIssuer };

const modes: readonly Mode[] = ['live', 'test'];
const lifetime: Readonly<Record<CertificateUse, string>> = { root: 'P20Y', seal: 'P2Y', tsa: 'P10Y' };
/** A certificate is followed by a new one this long before its end; both then overlap. */
const overlap: Readonly<Record<CertificateUse, string>> = { root: 'P5Y', seal: 'P6M', tsa: 'P5Y' };
const crlLifetime = 'P30D';
/** A new list every day: long-term validation wants one that is newer than the seal. */
const crlRenewal = 'P29DT4H';

async function ensure(ports: Needs, mode: Mode, use: CertificateUse, now: Date): Promise<boolean> {
  const newest = await ports.certificates.newest(mode, use);
  if (newest !== null && addDuration(new Date(newest.notAfter), overlap[use], -1) > now) return false;
  // Clocks of validators may run a little behind: valid from a minute ago.
  const notBefore = new Date(Math.floor(now.getTime() / 1000) * 1000 - 60_000);
  const notAfter = addDuration(notBefore, lifetime[use]);
  const certificate = await ports.issuer.issue(mode, use, { notBefore, notAfter });
  await ports.certificates.add({
    mode,
    use,
    certificate,
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
  });
  return true;
}

/**
 * Keeps the built-in authority alive: root, seal and time-stamp certificates and the revocation list of both
 * modes, each renewed before its end. Run daily and at installation; run twice it does nothing.
 */
export async function renewCertificates(ports: Needs, now: Date): Promise<{ issued: string[] }> {
  const issued: string[] = [];
  for (const mode of modes) {
    for (const use of ['root', 'seal', 'tsa'] as const) {
      if (await ensure(ports, mode, use, now)) issued.push(`${mode} ${use}`);
    }
    const crl = await ports.certificates.newestCrl(mode);
    if (crl !== null && addDuration(new Date(crl.nextUpdate), crlRenewal, -1) > now) continue;
    const nextUpdate = addDuration(now, crlLifetime);
    const number = (crl?.number ?? 0) + 1;
    const list = await ports.issuer.issueCrl(mode, { number, thisUpdate: now, nextUpdate });
    await ports.certificates.addCrl({ mode, number, crl: list, nextUpdate: nextUpdate.toISOString() });
    issued.push(`${mode} crl`);
  }
  return { issued };
}
