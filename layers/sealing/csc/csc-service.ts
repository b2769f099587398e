import { signatureIdentifier } from '../crypto/algorithm-identifiers.ts';
import type { CryptoPort } from '../crypto/crypto-port.ts';
import { ecdsaRawToDer } from '../crypto/ecdsa-signature.ts';
import { hashOf, type SignatureAlgorithm } from '../crypto/signature-algorithm.ts';
import { children, readDer } from '../der/der-reader.ts';
import { asOid } from '../der/der-values.ts';
import * as OID from '../der/oids.ts';
import type { PendingSeal } from '../sign/pending-seal.ts';
import { type CscTransport, cscCall, textIn } from './csc-call.ts';
import { type CscCredential, readCredential } from './csc-credential.ts';
import { CscError } from './csc-error.ts';

export interface CscConfig {
  /** With its version: `https://remote.example.eu/csc/v2`. */
  readonly baseUrl: string;
  /** Of the authorisation server; default `<baseUrl>/oauth2`. */
  readonly oauthUrl?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly credentialId: string;
  /** Data for credentials that are authorised explicitly, `PIN` for one. */
  readonly authData?: Readonly<Record<string, string>>;
  /** Where the person comes back to after an authorisation in the browser. */
  readonly redirectUri?: string;
}

/** What a signature is over, and by which key. */
type ToSign = Pick<PendingSeal, 'digest' | 'profile'>;

/** The right to have exactly one hash signed: an access token of scope `credential`, or signature activation data. */
export type CscAuthorization = { readonly token: string } | { readonly sad: string };

/** A visit of a person to the authorisation server; kept until they come back. */
export interface CscVisit {
  /** Where the person is sent. */
  readonly url: string;
  readonly state: string;
  /** PKCE (RFC 7636): goes with the code. */
  readonly verifier: string;
}

const HASHES = { sha256: OID.sha256, sha384: OID.sha384, sha512: OID.sha512 } as const;
const hashOid = (algorithm: SignatureAlgorithm): string => HASHES[hashOf(algorithm)];
const text = new TextEncoder();
const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const base64url = (bytes: Uint8Array): string =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/**
 * A remote signing service that speaks the API of the Cloud Signature Consortium, version 2 (CSC API v2.0.0.2;
 * ETSI TS 119 432). It shows its certificate, is authorised for one hash, and signs that hash.
 */
export class CscService {
  readonly #config: CscConfig;
  readonly #transport: CscTransport;
  readonly #crypto: CryptoPort;

  constructor(config: CscConfig, transport: CscTransport, crypto: CryptoPort) {
    this.#config = config;
    this.#transport = transport;
    this.#crypto = crypto;
  }

  /** Whose certificate it is and how it is authorised. @throws CscError */
  async credential(): Promise<CscCredential> {
    const { credentialId } = this.#config;
    const wanted = { credentialID: credentialId, certificates: 'chain', authInfo: true };
    const answer = await this.#call('credentials/info', wanted, await this.#serviceToken());
    return readCredential(credentialId, answer);
  }

  /**
   * Authorises without a person: by authentication data, or by the client's own right where the service grants it.
   * @throws CscError `csc_authorization_needed` when a person has to come
   */
  async authorize(credential: CscCredential, pending: ToSign, label: string): Promise<CscAuthorization> {
    if (credential.mode === 'explicit') return { sad: await this.#activate(pending) };
    try {
      const details = this.#details(pending, label);
      return {
        token: await this.#token({ grant_type: 'client_credentials', scope: 'credential', ...details }),
      };
    } catch (error) {
      if (!(error instanceof CscError) || error.code !== 'csc_refused') throw error;
      throw new CscError('csc_authorization_needed', 'a person has to authorise this signature', {
        cause: error,
      });
    }
  }

  /** Where a person goes to authorise one document's hash (authorisation code with PKCE and RFC 9396 details). */
  async visit(pending: ToSign, label: string): Promise<CscVisit> {
    const [verifier, state] = [base64url(this.#crypto.random(32)), base64url(this.#crypto.random(16))];
    const challenge = base64url(await this.#crypto.digest('sha256', text.encode(verifier)));
    const { clientId, redirectUri = '' } = this.#config;
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: 'credential',
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...this.#details(pending, label),
    });
    return { url: `${this.#oauthUrl()}/authorize?${query}`, state, verifier };
  }

  /** The person has come back with a code. @throws CscError */
  async redeem(code: string, { verifier }: Pick<CscVisit, 'verifier'>): Promise<CscAuthorization> {
    const { redirectUri = '' } = this.#config;
    const grant = {
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: redirectUri,
    };
    return { token: await this.#token(grant) };
  }

  /** The signature value over the pending seal's digest. @throws CscError */
  async sign(pending: ToSign, authorization: CscAuthorization): Promise<Uint8Array> {
    const { algorithm } = pending.profile;
    const [name, parameters] = children(readDer(signatureIdentifier(algorithm)));
    const asked = {
      credentialID: this.#config.credentialId,
      hashes: [base64(pending.digest)],
      hashAlgorithmOID: hashOid(algorithm),
      signAlgo: name === undefined ? '' : asOid(name),
      ...(algorithm.startsWith('rsa-pss') && parameters && { signAlgoParams: base64(parameters.bytes) }),
      ...('sad' in authorization && { SAD: authorization.sad }),
    };
    const token = 'token' in authorization ? authorization.token : await this.#serviceToken();
    const { signatures } = await this.#call('signatures/signHash', asked, token);
    const value: unknown = Array.isArray(signatures) && signatures.length === 1 ? signatures[0] : undefined;
    if (typeof value !== 'string') throw new CscError('csc_malformed', 'not exactly one signature came back');
    const octets = Uint8Array.from(atob(value), (c) => c.charCodeAt(0));
    return algorithm.startsWith('ecdsa') ? asDer(octets) : octets;
  }

  async #activate(pending: ToSign): Promise<string> {
    const authData = Object.entries(this.#config.authData ?? {}).map(([id, value]) => ({ id, value }));
    const asked = {
      credentialID: this.#config.credentialId,
      numSignatures: 1,
      hashes: [base64(pending.digest)],
      hashAlgorithmOID: hashOid(pending.profile.algorithm),
      authData,
    };
    return textIn(await this.#call('credentials/authorize', asked, await this.#serviceToken()), 'SAD');
  }

  /** RFC 9396 details of type `credential`: the authorisation is bound to this hash. */
  #details({ digest, profile }: ToSign, label: string): { authorization_details: string } {
    const details = {
      type: 'credential',
      credentialID: this.#config.credentialId,
      documentDigests: [{ hash: base64(digest), label }],
      hashAlgorithmOID: hashOid(profile.algorithm),
    };
    return { authorization_details: JSON.stringify([details]) };
  }

  #serviceToken(): Promise<string> {
    return this.#token({ grant_type: 'client_credentials', scope: 'service' });
  }

  async #token(grant: Readonly<Record<string, string>>): Promise<string> {
    const { clientId: client_id, clientSecret: client_secret } = this.#config;
    const form = { ...grant, client_id, client_secret };
    return textIn(await cscCall(this.#transport, `${this.#oauthUrl()}/token`, { form }), 'access_token');
  }

  #oauthUrl(): string {
    return this.#config.oauthUrl ?? `${this.#config.baseUrl}/oauth2`;
  }

  #call(method: string, json: object, token: string): Promise<Record<string, unknown>> {
    return cscCall(this.#transport, `${this.#config.baseUrl}/${method}`, { json }, token);
  }
}

/** Services give DER or r ‖ s; a DER value says its own length. */
function asDer(octets: Uint8Array): Uint8Array {
  const isDer = octets[0] === 0x30 && (octets[1] === octets.length - 2 || octets[1] === 0x81);
  return isDer ? octets : ecdsaRawToDer(octets);
}
