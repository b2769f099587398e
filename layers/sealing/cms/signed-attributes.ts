import { hashIdentifier } from '../crypto/algorithm-identifiers.ts';
import type { CryptoPort } from '../crypto/crypto-port.ts';
import { hashOf } from '../crypto/signature-algorithm.ts';
import { octetString, oid, sequence, set, setOf } from '../der/der-writer.ts';
import * as OID from '../der/oids.ts';
import type { SignerProfile } from './signer-profile.ts';

/** Commitment types of EN 319 122-1 clause 5.2.3. */
export const COMMITMENT_TYPES = {
  proofOfOrigin: '1.2.840.113549.1.9.16.6.1',
  proofOfReceipt: '1.2.840.113549.1.9.16.6.2',
  proofOfDelivery: '1.2.840.113549.1.9.16.6.3',
  proofOfSender: '1.2.840.113549.1.9.16.6.4',
  proofOfApproval: '1.2.840.113549.1.9.16.6.5',
  proofOfCreation: '1.2.840.113549.1.9.16.6.6',
} as const;

export type CommitmentType = keyof typeof COMMITMENT_TYPES;

/** What goes into the signed attributes of one signature. */
export interface SignedAttributesInput {
  /** Hash, by the profile's algorithm, of the byte ranges (or of the encapsulated content). */
  readonly contentDigest: Uint8Array;
  readonly profile: SignerProfile;
  readonly crypto: CryptoPort;
  /** Not together with /Reason in the signature dictionary (EN 319 142-1 Table 1). */
  readonly commitmentType?: CommitmentType;
  /** Dotted content type; default id-data, what PAdES demands. */
  readonly contentType?: string;
}

/**
 * DER SET OF the signed attributes: what the signer signs, byte for byte. content-type, message-digest and
 * signing-certificate-v2; never signing-time, which EN 319 142-1 Table 1 forbids (the time is /M).
 */
export async function signedAttributes(input: SignedAttributesInput): Promise<Uint8Array> {
  const { contentDigest, profile, crypto, commitmentType, contentType = OID.data } = input;
  const hash = hashOf(profile.algorithm);
  const certificateHash = octetString(await crypto.digest(hash, profile.certificate));
  const essCertId =
    hash === 'sha256' ? sequence(certificateHash) : sequence(hashIdentifier(hash), certificateHash);
  const attributes = [
    attribute(OID.contentType, oid(contentType)),
    attribute(OID.messageDigest, octetString(contentDigest)),
    attribute(OID.signingCertificateV2, sequence(sequence(essCertId))),
  ];
  if (commitmentType !== undefined) {
    attributes.push(attribute(OID.commitmentType, sequence(oid(COMMITMENT_TYPES[commitmentType]))));
  }
  return setOf(...attributes);
}

/** Attribute with one value. */
export function attribute(type: string, value: Uint8Array): Uint8Array<ArrayBuffer> {
  return sequence(oid(type), set(value));
}
