import * as OID from '../der/oids.ts';
import { type Certificate, KEY_USAGE } from '../x509/certificate.ts';

const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';

/** Purposes that say nothing about documents: a certificate for these alone signs none. */
const FOREIGN: ReadonlySet<string> = new Set([SERVER_AUTHENTICATION, OID.timeStamping, OID.ocspSigning]);

/** Why a certificate is not one to sign documents with; null when it is. */
export function signerUsageFault({ extensions }: Certificate): string | null {
  const { keyUsage, extendedKeyUsage } = extensions;
  const signs =
    keyUsage === null || keyUsage.has(KEY_USAGE.digitalSignature) || keyUsage.has(KEY_USAGE.nonRepudiation);
  if (!signs) return 'key usage does not allow signatures';
  const foreign =
    extendedKeyUsage !== null &&
    extendedKeyUsage.length > 0 &&
    extendedKeyUsage.every((purpose) => FOREIGN.has(purpose));
  return foreign ? 'extended key usage is not for documents' : null;
}
