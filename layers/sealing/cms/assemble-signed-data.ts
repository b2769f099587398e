import { hashIdentifier, signatureIdentifier } from '../crypto/algorithm-identifiers.ts';
import { hashOf } from '../crypto/signature-algorithm.ts';
import { compareBytes } from '../der/bytes-util.ts';
import { integer, octetString, oid, retag, sequence, setOf, tagged } from '../der/der-writer.ts';
import * as OID from '../der/oids.ts';
import { contextConstructed } from '../der/tags.ts';
import { issuerAndSerial } from '../x509/issuer-and-serial.ts';
import { attribute } from './signed-attributes.ts';
import type { SignerProfile } from './signer-profile.ts';

/** The parts of a SignedData with one signer. */
export interface SignedDataParts {
  /** DER SET OF, exactly what was signed. */
  readonly signedAttributes: Uint8Array;
  /** RSA octets or DER ECDSA-Sig-Value. */
  readonly signatureValue: Uint8Array;
  readonly profile: SignerProfile;
  /** DER TimeStampToken (RFC 3161) over the signature value. */
  readonly signatureTimeStamp?: Uint8Array;
  /** Encapsulated content; left out for a detached signature. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array };
  /** False leaves the certificates out (a time-stamp request without certReq). */
  readonly includeCertificates?: boolean;
}

/** DER ContentInfo with SignedData (RFC 5652), exactly one SignerInfo. */
export function assembleSignedData(parts: SignedDataParts): Uint8Array<ArrayBuffer> {
  const { profile, content, includeCertificates = true } = parts;
  const certificates = uniqueSorted([profile.certificate, ...profile.chain]);
  const signedData = sequence(
    integer(content === undefined ? 1 : 3),
    setOf(hashIdentifier(hashOf(profile.algorithm))),
    content === undefined
      ? sequence(oid(OID.data))
      : sequence(oid(content.type), tagged(0, octetString(content.bytes))),
    ...(includeCertificates ? [tagged(0, ...certificates)] : []),
    setOf(signerInfo(parts)),
  );
  return sequence(oid(OID.signedData), tagged(0, signedData));
}

function signerInfo(parts: SignedDataParts): Uint8Array {
  const { profile, signatureTimeStamp } = parts;
  const { issuer, serialDer } = issuerAndSerial(profile.certificate);
  const unsigned =
    signatureTimeStamp === undefined ? [] : [attribute(OID.signatureTimeStamp, signatureTimeStamp)];
  return sequence(
    integer(1),
    sequence(issuer, serialDer),
    hashIdentifier(hashOf(profile.algorithm)),
    retag(contextConstructed(0), parts.signedAttributes),
    signatureIdentifier(profile.algorithm),
    octetString(parts.signatureValue),
    ...(unsigned.length === 0 ? [] : [tagged(1, ...unsigned)]),
  );
}

function uniqueSorted(certificates: readonly Uint8Array[]): Uint8Array[] {
  const sorted = [...certificates].sort(compareBytes);
  return sorted.filter((certificate, i) => {
    const before = sorted[i - 1];
    return before === undefined || compareBytes(before, certificate) !== 0;
  });
}
