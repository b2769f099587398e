import type { SignerProfile } from '../cms/signer-profile.ts';
import type { SignatureAlgorithm } from '../crypto/signature-algorithm.ts';
import * as OID from '../der/oids.ts';
import { parseCertificate } from '../x509/parse-certificate.ts';
import { CscError } from './csc-error.ts';

/** A credential as `credentials/info` shows it. */
export interface CscCredential {
  readonly credentialId: string;
  readonly profile: SignerProfile;
  /** How a signature is authorised: `explicit` by data like a PIN, `oauth2code` by a person in a browser. */
  readonly mode: string;
}

const BY_OID: Readonly<Record<string, SignatureAlgorithm>> = {
  [OID.ecdsaWithSha256]: 'ecdsa-sha256',
  [OID.ecdsaWithSha384]: 'ecdsa-sha384',
  [OID.ecdsaWithSha512]: 'ecdsa-sha512',
  [OID.rsaPss]: 'rsa-pss-sha256',
  [OID.sha256WithRsa]: 'rsa-sha256',
  [OID.rsaEncryption]: 'rsa-sha256',
};
/** What is taken first where a key can do several: PSS has no end date. */
const PREFERENCE = Object.keys(BY_OID);

interface Info {
  readonly key?: { readonly status?: string; readonly algo?: readonly string[] };
  readonly cert?: { readonly status?: string; readonly certificates?: readonly string[] };
  readonly auth?: { readonly mode?: string };
}

/** Reads an answer of `credentials/info` (CSC API v2 §11.5). @throws CscError */
export function readCredential(credentialId: string, answer: Record<string, unknown>): CscCredential {
  const { key = {}, cert = {}, auth = {} } = answer as Info;
  if (key.status !== 'enabled') throw unusable(`its key is ${key.status}`);
  if (cert.status !== undefined && cert.status !== 'valid')
    throw unusable(`its certificate is ${cert.status}`);
  const offered = key.algo ?? [];
  const algorithm = BY_OID[PREFERENCE.find((oid) => offered.includes(oid)) ?? ''];
  if (algorithm === undefined) throw unusable(`none of its algorithms is known: ${offered.join(' ')}`);
  const [certificate, ...chain] = (cert.certificates ?? []).map((text) =>
    Uint8Array.from(atob(text), (c) => c.charCodeAt(0)),
  );
  if (certificate === undefined) throw unusable('it shows no certificate');
  for (const der of [certificate, ...chain]) parseCertificate(der);
  return { credentialId, profile: { certificate, chain, algorithm }, mode: auth.mode ?? 'explicit' };
}

const unusable = (why: string): CscError =>
  new CscError('csc_credential_unusable', `the credential cannot seal: ${why}`);
