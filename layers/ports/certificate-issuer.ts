import type { Mode } from '../domain/space.ts';
import type { CertificateUse } from './certificate-store.ts';

/** The built-in authority's hand: builds and signs with the root key, which nothing else may use. */
export interface CertificateIssuer {
  issue(mode: Mode, use: CertificateUse, validity: { notBefore: Date; notAfter: Date }): Promise<Uint8Array>;
  issueCrl(mode: Mode, list: { number: number; thisUpdate: Date; nextUpdate: Date }): Promise<Uint8Array>;
}
