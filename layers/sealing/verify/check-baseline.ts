import type { SignerCheck } from '../cms/check-signer.ts';
import type { SignedData } from '../cms/signed-data.ts';
import { equalBytes } from '../der/bytes-util.ts';
import * as OID from '../der/oids.ts';
import type { PlacedSignature } from './placed-signature.ts';

/**
 * Requirements of PAdES-BASELINE-B (EN 319 142-1 clause 6.3 Table 1) that a signature does not meet; empty at level B
 * and above. A signature that misses one can still be valid, only not of that level.
 */
export function baselineFaults(
  placed: PlacedSignature,
  signedData: SignedData,
  check: SignerCheck,
): string[] {
  const { dict } = placed;
  const { signer, certificate, ess } = check;
  const types = (signer?.signedAttributes ?? []).map(({ type }) => type);
  const embedded =
    certificate !== null && signedData.certificates.some((der) => equalBytes(der, certificate.der));
  const requirements: readonly (readonly [boolean, string])[] = [
    [placed.subFilter === 'ETSI.CAdES.detached', 'sub-filter is not ETSI.CAdES.detached'],
    [signedData.der, 'the CMS is not DER'],
    [signedData.content === null, 'the CMS holds content of its own'],
    [signer?.signedAttributesSorted === true, 'signed attributes are not in DER order'],
    [!types.includes(OID.signingTime), 'signing-time stands in the CMS'],
    [ess !== null && (ess.version === 2 || ess.hash === 'sha1'), 'no signing-certificate attribute'],
    [embedded, 'the signer certificate is not in the CMS'],
    [dict.has('M'), 'no time /M in the signature dictionary'],
    [dict.has('Filter'), 'no /Filter in the signature dictionary'],
    [!dict.has('Cert'), '/Cert stands in the signature dictionary'],
    [!(dict.has('Reason') && types.includes(OID.commitmentType)), 'both a reason and a commitment type'],
  ];
  return requirements.filter(([met]) => !met).map(([, detail]) => detail);
}
