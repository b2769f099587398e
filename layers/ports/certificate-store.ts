import type { Mode } from '../domain/space.ts';

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

/** What the built-in authority has issued; put once, newest first. */
export interface CertificateStore {
  newest(mode: Mode, use: CertificateUse): Promise<StoredCertificate | null>;
  add(certificate: StoredCertificate): Promise<void>;
  newestCrl(mode: Mode): Promise<StoredRevocationList | null>;
  addCrl(list: StoredRevocationList): Promise<void>;
}
