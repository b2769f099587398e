import type { CryptoPort } from '../crypto/crypto-port.ts';
import { equalBytes } from '../der/bytes-util.ts';
import { findIssuer } from '../x509/build-path.ts';
import type { Certificate } from '../x509/certificate.ts';
import { parseCertificate, tryParseCertificate } from '../x509/parse-certificate.ts';
import { displayName } from '../x509/read-name.ts';
import { isSelfIssued } from '../x509/verify-issued.ts';
import { checkCrl } from './check-crl.ts';
import { checkOcsp } from './check-ocsp.ts';
import { encodeOcspRequest } from './ocsp-request.ts';
import { parseCrl } from './parse-crl.ts';
import { parseOcspResponse } from './parse-ocsp.ts';
import { RevocationError } from './revocation-error.ts';
import { type RevocationStatus, unusable } from './revocation-status.ts';

/** Fetches an address that stands in a certificate. Limits on hosts, size and time are the caller's. */
export type RevocationFetch = (request: {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly contentType?: string;
  readonly body?: Uint8Array;
}) => Promise<Uint8Array>;

export interface CollectInput {
  /** DER certificates of the signer's chain and of every time-stamp authority's chain, roots included. */
  readonly certs: readonly Uint8Array[];
  readonly fetch: RevocationFetch;
  readonly crypto: CryptoPort;
  readonly now: Date;
  /** Data made before this instant prove nothing about the signature: its time-stamp's time. */
  readonly notBefore?: Date;
}

/** A certificate for which nothing usable was found. */
export interface MissingRevocation {
  readonly certificate: Uint8Array;
  readonly name: string;
  readonly reason: 'revoked' | 'noIssuer' | 'noAddress' | 'unavailable' | 'tooOld' | 'unusable';
  readonly detail: string;
}

/** What a DSS needs: long-term data are complete when `missing` is empty. */
export interface CollectedRevocation {
  readonly certs: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  readonly missing: readonly MissingRevocation[];
}

const MAX_CERTIFICATES = 40;

/**
 * Collects checked revocation data for every certificate but roots and responders marked no-check: OCSP first, then CRL.
 * Missing issuers are fetched from their AIA address. Nothing that was not verified goes into the answer.
 */
export async function collectRevocation(input: CollectInput): Promise<CollectedRevocation> {
  const collector = new Collector(input);
  await collector.run();
  return collector.result();
}

class Collector {
  readonly #input: CollectInput;
  readonly #certificates: Certificate[] = [];
  readonly #crls = new Map<string, Uint8Array>();
  readonly #usedCrls = new Set<Uint8Array>();
  readonly #ocsps: Uint8Array[] = [];
  readonly #missing: MissingRevocation[] = [];

  constructor(input: CollectInput) {
    this.#input = input;
    for (const der of input.certs) this.#add(parseCertificate(der));
  }

  async run(): Promise<void> {
    // The list grows while responders and issuers are found.
    for (let i = 0; i < this.#certificates.length && i < MAX_CERTIFICATES; i++) {
      const certificate = this.#certificates[i];
      if (certificate !== undefined) await this.#collect(certificate);
    }
  }

  result(): CollectedRevocation {
    return {
      certs: this.#certificates.map(({ der }) => der),
      crls: [...this.#usedCrls],
      ocsps: this.#ocsps,
      missing: this.#missing,
    };
  }

  #add(certificate: Certificate): void {
    if (this.#certificates.some(({ der }) => equalBytes(der, certificate.der))) return;
    this.#certificates.push(certificate);
  }

  async #collect(certificate: Certificate): Promise<void> {
    if (isSelfIssued(certificate) || certificate.extensions.ocspNoCheck) return;
    const issuer = await this.#issuerOf(certificate);
    if (issuer === undefined) return this.#miss(certificate, 'noIssuer', 'the issuer was not found');
    this.#add(issuer);
    const { ocspUrls, crlUrls } = certificate.extensions;
    if (ocspUrls.length + crlUrls.length === 0)
      return this.#miss(certificate, 'noAddress', 'no OCSP or CRL address');
    const attempts = [
      ...ocspUrls.map((url) => () => this.#tryOcsp(url, certificate, issuer)),
      ...crlUrls.map((url) => () => this.#tryCrl(url, certificate, issuer)),
    ];
    let last: MissingRevocation['reason'] = 'unavailable';
    let detail = 'no address answered';
    for (const attempt of attempts) {
      const outcome = await attempt();
      if (outcome === 'done') return;
      ({ reason: last, detail } = outcome);
      if (last === 'revoked') break;
    }
    this.#miss(certificate, last, detail);
  }

  async #tryOcsp(url: string, certificate: Certificate, issuer: Certificate): Promise<Outcome> {
    const { crypto } = this.#input;
    const nonce = Uint8Array.from(crypto.random(16));
    const body = await encodeOcspRequest({ certificate, issuer, crypto, nonce });
    const der = await this.#fetch({ url, method: 'POST', contentType: 'application/ocsp-request', body });
    if (der === undefined) return { reason: 'unavailable', detail: 'the OCSP responder did not answer' };
    const status = await readStatus(() =>
      checkOcsp({
        response: parseOcspResponse(der),
        certificate,
        issuer,
        crypto,
        nonce,
        pool: this.#certificates,
      }),
    );
    const outcome = this.#judge(status);
    if (outcome !== 'done' || status.status === 'unusable') return outcome;
    this.#ocsps.push(der);
    this.#add(status.signer);
    return 'done';
  }

  async #tryCrl(url: string, certificate: Certificate, issuer: Certificate): Promise<Outcome> {
    const { crypto } = this.#input;
    const der = this.#crls.get(url) ?? (await this.#fetch({ url, method: 'GET' }));
    if (der === undefined) return { reason: 'unavailable', detail: 'the CRL could not be fetched' };
    this.#crls.set(url, der);
    const status = await readStatus(() => checkCrl({ crl: parseCrl(der), certificate, issuer, crypto }));
    const outcome = this.#judge(status);
    if (outcome === 'done') this.#usedCrls.add(der);
    return outcome;
  }

  #judge(status: RevocationStatus): Outcome {
    if (status.status === 'unusable') return { reason: 'unusable', detail: status.detail };
    if (status.status === 'revoked')
      return { reason: 'revoked', detail: `revoked at ${status.at.toISOString()}` };
    const { now, notBefore } = this.#input;
    if (status.nextUpdate !== null && status.nextUpdate < now)
      return { reason: 'tooOld', detail: 'past its next update' };
    if (notBefore !== undefined && status.thisUpdate < notBefore) {
      return { reason: 'tooOld', detail: `made ${status.thisUpdate.toISOString()}, before the signature` };
    }
    return 'done';
  }

  async #issuerOf(certificate: Certificate): Promise<Certificate | undefined> {
    const known = await findIssuer(certificate, this.#certificates, this.#input.crypto);
    if (known !== undefined) return known;
    for (const url of certificate.extensions.caIssuersUrls) {
      const der = await this.#fetch({ url, method: 'GET' });
      const fetched = der === undefined ? undefined : tryParseCertificate(der);
      if (fetched === undefined) continue;
      const issuer = await findIssuer(certificate, [fetched], this.#input.crypto);
      if (issuer !== undefined) return issuer;
    }
    return undefined;
  }

  async #fetch(request: Parameters<RevocationFetch>[0]): Promise<Uint8Array | undefined> {
    try {
      return await this.#input.fetch(request);
    } catch {
      return undefined;
    }
  }

  #miss(certificate: Certificate, reason: MissingRevocation['reason'], detail: string): void {
    this.#missing.push({
      certificate: certificate.der,
      name: displayName(certificate.subject),
      reason,
      detail,
    });
  }
}

type Outcome = 'done' | { readonly reason: MissingRevocation['reason']; readonly detail: string };

async function readStatus(check: () => Promise<RevocationStatus>): Promise<RevocationStatus> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof RevocationError) return unusable(error.message);
    throw error;
  }
}
