import { attribute } from '../cms/signed-attributes.ts';
import { integer, sequence, tagged } from '../der/der-writer.ts';
import * as OID from '../der/oids.ts';
import { type DistinguishedName, encodeName } from './distinguished-name.ts';
import { sealExtensions } from './issue-seal-certificate.ts';
import { type CertificateSigner, signedObject } from './sign-certificate.ts';

/** A request for a sealing certificate from another authority. */
export interface CertificateRequestInput extends CertificateSigner {
  /** A DER Name repeats the subject of an earlier certificate to the octet. */
  readonly name: DistinguishedName | Uint8Array;
  /** DER SubjectPublicKeyInfo of the key that `sign` uses. */
  readonly spki: Uint8Array;
}

/** DER CertificationRequest (PKCS #10, RFC 2986) that asks for the extensions of a sealing certificate. */
export function createCertificateRequest(input: CertificateRequestInput): Promise<Uint8Array> {
  const wanted = attribute(OID.extensionRequest, sequence(...sealExtensions()));
  const subject = input.name instanceof Uint8Array ? input.name : encodeName(input.name);
  const info = sequence(integer(0), subject, input.spki, tagged(0, wanted));
  return signedObject(info, input);
}
