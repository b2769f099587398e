import type { Certificate } from '../x509/certificate.ts';

/** What one CRL or OCSP answer says about one certificate, after its own signature and scope were checked. */
export type RevocationStatus =
  | RevocationGood
  | (Omit<RevocationGood, 'status'> & {
      readonly status: 'revoked';
      readonly at: Date;
      readonly reason: number | null;
    })
  | { readonly status: 'unusable'; readonly detail: string };

export interface RevocationGood {
  readonly status: 'good';
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  /** When the answer was made: producedAt of OCSP, thisUpdate of a CRL. */
  readonly producedAt: Date;
  /** Who signed it: the authority, or its OCSP responder. */
  readonly signer: Certificate;
  readonly source: 'crl' | 'ocsp';
}

export const unusable = (detail: string): RevocationStatus => ({ status: 'unusable', detail });
