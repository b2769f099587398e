import { type DistinguishedName, encodeName } from './distinguished-name.ts';
import { type CertificateSigner, signCertificate } from './sign-certificate.ts';
import { authorityConstraints, keyIdentifier, keyUsage, subjectKeyIdentifier } from './write-extensions.ts';

/** What the built-in authority's root is made of. */
export interface RootCertificateInput extends CertificateSigner {
  readonly name: DistinguishedName;
  /** DER SubjectPublicKeyInfo of the key that `sign` uses. */
  readonly spki: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Self-signed root: critical CA constraint with path length 0, keyCertSign and cRLSign, key identifier. */
export async function issueRootCertificate(input: RootCertificateInput): Promise<Uint8Array> {
  const name = encodeName(input.name);
  const extensions = [
    authorityConstraints(),
    keyUsage('keyCertSign', 'cRLSign'),
    subjectKeyIdentifier(await keyIdentifier(input.spki, input.crypto)),
  ];
  return signCertificate({ ...input, issuer: name, subject: name, extensions }, input);
}
