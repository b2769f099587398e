import { signatureIdentifier } from '../crypto/algorithm-identifiers.ts';
import { enumerated, integer, sequence, tagged, time, tlv } from '../der/der-writer.ts';
import * as OID from '../der/oids.ts';
import { TAG } from '../der/tags.ts';
import type { CertificateAuthority } from './certificate-authority.ts';
import { CertificateError } from './certificate-error.ts';
import { parseCertificate } from './parse-certificate.ts';
import { signedObject } from './sign-certificate.ts';
import { authorityKeyIdentifier, extension, keyIdentifier } from './write-extensions.ts';

/** CRLReason of RFC 5280 §5.3.1; `unspecified` is expressed by leaving the reason out. */
export const CRL_REASON = {
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
} as const;

/** One entry of a CRL. */
export interface RevokedCertificate {
  /** Lower-case hexadecimal as in `Certificate.serial`. */
  readonly serial: string;
  readonly at: Date;
  readonly reason?: keyof typeof CRL_REASON;
}

export interface CertificateListInput {
  /** Strictly increasing from list to list. */
  readonly number: bigint;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: readonly RevokedCertificate[];
}

/**
 * DER CRL, version 2, with authority key identifier and number (RFC 5280 §5).
 * @throws CertificateError `certificate_unusable` when nextUpdate is not after thisUpdate.
 */
export async function issueCertificateList(
  authority: CertificateAuthority,
  input: CertificateListInput,
): Promise<Uint8Array> {
  if (!(input.thisUpdate < input.nextUpdate)) {
    throw new CertificateError('certificate_unusable', 'nextUpdate must come after thisUpdate');
  }
  const issuer = parseCertificate(authority.certificate);
  const issuerKey =
    issuer.extensions.subjectKeyIdentifier ?? (await keyIdentifier(issuer.spki, authority.crypto));
  const extensions = [
    authorityKeyIdentifier(issuerKey),
    extension(OID.crlNumber, false, integer(input.number)),
  ];
  const tbs = sequence(
    integer(1),
    signatureIdentifier(authority.algorithm),
    issuer.subject,
    time(input.thisUpdate),
    time(input.nextUpdate),
    ...(input.revoked.length === 0 ? [] : [sequence(...input.revoked.map(entry))]),
    tagged(0, sequence(...extensions)),
  );
  return signedObject(tbs, authority);
}

function entry({ serial, at, reason }: RevokedCertificate): Uint8Array {
  if (!/^([0-9a-f]{2})+$/.test(serial))
    throw new CertificateError('certificate_unusable', 'serial number is not hexadecimal');
  const octets = Uint8Array.from(serial.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const reasons =
    reason === undefined ? [] : [extension(OID.crlReason, false, enumerated(CRL_REASON[reason]))];
  return sequence(
    tlv(TAG.integer, octets),
    time(at),
    ...(reasons.length === 0 ? [] : [sequence(...reasons)]),
  );
}
