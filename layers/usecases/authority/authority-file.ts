import { notFound } from '../../domain/failure.ts';
import type { Ports } from '../../ports/ports.ts';

const pattern = /^(live|test)(?:-(root|seal|tsa)\.cer|\.crl)$/;

/** `live-root.cer`, `test-seal.cer`, `live.crl` …: what the built-in authority publishes, DER. */
export async function authorityFile(
  ports: Pick<Ports, 'certificates'>,
  name: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; contentType: string }> {
  const match = pattern.exec(name);
  const mode = match?.[1];
  if (mode !== 'live' && mode !== 'test') throw notFound();
  const use = match?.[2];
  if (use === 'root' || use === 'seal' || use === 'tsa') {
    const found = await ports.certificates.newest(mode, use);
    if (found === null) throw notFound();
    return { bytes: new Uint8Array(found.certificate), contentType: 'application/pkix-cert' };
  }
  const list = await ports.certificates.newestCrl(mode);
  if (list === null) throw notFound();
  return { bytes: new Uint8Array(list.crl), contentType: 'application/pkix-crl' };
}
