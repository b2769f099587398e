import { readFileSync } from 'node:fs';
import { parseCertificate } from '../../layers/sealing/x509/parse-certificate.ts';

const pattern = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([\s\S]*?)-----END/g;

/**
 * DER certificates of a file: PEM, one or many with anything between them, or one DER certificate.
 * @throws the file system's error; CertificateError when there is none or one cannot be read
 */
export function certificatesOf(path: string): Uint8Array[] {
  const bytes = readFileSync(path);
  const found = [...bytes.toString('latin1').matchAll(pattern)].map(([, body = '']) =>
    Uint8Array.from(Buffer.from(body, 'base64')),
  );
  const list = found.length > 0 ? found : [Uint8Array.from(bytes)];
  for (const der of list) parseCertificate(der);
  return list;
}
