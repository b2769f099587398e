import type { Mode } from '../domain/space.ts';
import type { KeyAlgorithm } from './signers.ts';

export type CertificateUse = 'root' | 'seal' | 'tsa';

export interface StoredCertificate {
  readonly mode: Mode;
  readonly use: CertificateUse;
  /** DER */
  readonly certificate: Uint8Array;
  readonly notBefore: string;
  readonly notAfter: string;
}

export interface StoredRevocationList {
  readonly mode: Mode;
  readonly number: number;
  /** DER */
  readonly crl: Uint8Array;
  readonly nextUpdate: string;
}

/** A key for which a certificate was asked for. */
export interface RequestedCertificate {
  readonly mode: Mode;
  readonly requestedAt: string;
  /** ARN of a key in KMS. */
  readonly keyId: string;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** As a person reads it. */
  readonly subject: string;
}

/** Who seals from an instant on; the built-in authority while there is none, and again when `seal` is null. */
export interface SealAppointment {
  readonly mode: Mode;
  /** RFC 3339. */
  readonly from: string;
  readonly installedAt: string;
  readonly seal: InstalledSeal | null;
}

/** An organisation's own certificate. */
export interface InstalledSeal {
  readonly keyId: string;
  readonly algorithm: KeyAlgorithm;
  /** DER, leaf first, root last. */
  readonly chain: readonly Uint8Array[];
  readonly notAfter: string;
  /** Who is asked for revocation data, by its id in the register of recipients; null: nobody, seals stay at level T. */
  readonly recipient: string | null;
  /** Hosts that the chain names for revocation data and authorities. */
  readonly hosts: readonly string[];
}

/** An RFC 3161 service. */
export interface TimeStampService {
  /** Its id in the register of recipients. */
  readonly recipient: string;
  readonly url: string;
  /** DER certificates, one of which its chain must lead to. */
  readonly roots: readonly Uint8Array[];
  /** Hosts of its revocation data, besides its own. */
  readonly hosts: readonly string[];
}

/** Who gives time-stamps from an instant on, in the order in which they are asked; the built-in authority when empty. */
export interface TimeStampAppointment {
  readonly mode: Mode;
  /** RFC 3339. */
  readonly from: string;
  readonly services: readonly TimeStampService[];
}

/** Public material, put once: what the built-in authority has issued, and whose certificates seal beside it. */
export interface CertificateStore {
  newest(mode: Mode, use: CertificateUse): Promise<StoredCertificate | null>;
  add(certificate: StoredCertificate): Promise<void>;
  newestCrl(mode: Mode): Promise<StoredRevocationList | null>;
  addCrl(list: StoredRevocationList): Promise<void>;
  /** Oldest first. */
  requests(mode: Mode): Promise<readonly RequestedCertificate[]>;
  addRequest(request: RequestedCertificate): Promise<void>;
  /** In the order in which they begin; of two for the same instant the one installed later counts. */
  appointments(mode: Mode): Promise<readonly SealAppointment[]>;
  addAppointment(appointment: SealAppointment): Promise<void>;
  /** In the order in which they begin. */
  timeStampServices(mode: Mode): Promise<readonly TimeStampAppointment[]>;
  addTimeStampServices(appointment: TimeStampAppointment): Promise<void>;
}
