import type { CertificateFacts } from './certificate-reader.ts';
import type { InstalledSeal, RequestedCertificate } from './certificate-store.ts';

/** Subject of a certificate as EN 319 412-3 wants it for a legal person. */
export interface SubjectName {
  readonly commonName: string;
  /** Two capitals, ISO 3166-1. */
  readonly country?: string;
  readonly organization?: string;
  /** `NTRDK-12345678`, `VATSE-…` (EN 319 412-1 clause 5.1.4). */
  readonly organizationIdentifier?: string;
  readonly organizationalUnit?: string;
  readonly locality?: string;
}

/** The certificates of other authorities for keys in KMS. */
export interface SealCertificates {
  /**
   * Builds and signs a certificate request (PKCS #10). `name` as DER repeats an earlier subject.
   * @throws Failure 422 `key_unsuitable`, `subject_unusable`; 409 `key_not_allowed`
   */
  request(
    keyId: string,
    name: SubjectName | Uint8Array,
  ): Promise<{ csr: Uint8Array; spki: Uint8Array; subject: string }>;
  /**
   * Checks a chain for one of the keys that certificates were asked for, at the instant from which it shall seal.
   * @throws Failure 422 with what is wrong with the chain
   */
  inspect(
    certificates: readonly Uint8Array[],
    requests: readonly RequestedCertificate[],
    at: Date,
  ): Promise<{
    seal: Omit<InstalledSeal, 'recipient'>;
    facts: CertificateFacts;
    warnings: readonly string[];
  }>;
}
