import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { SignerProfile } from '../../../layers/sealing/cms/signer-profile.ts';
import type { DigestSigner } from '../../../layers/sealing/crypto/digest-signer.ts';
import { localSigner } from '../../../layers/sealing/crypto/local-signer.ts';
import { nodeCrypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import type { SignatureAlgorithm } from '../../../layers/sealing/crypto/signature-algorithm.ts';
import type { RevocationFetch } from '../../../layers/sealing/revocation/collect-revocation.ts';
import {
  issueTimeStampToken,
  type TimeStampIssuer,
} from '../../../layers/sealing/tsp/issue-time-stamp-token.ts';
import type { TimeStampTransport } from '../../../layers/sealing/tsp/request-time-stamp.ts';
import type { CertificateAuthority } from '../../../layers/sealing/x509/certificate-authority.ts';
import {
  issueCertificateList,
  type RevokedCertificate,
} from '../../../layers/sealing/x509/issue-certificate-list.ts';
import { issueRootCertificate } from '../../../layers/sealing/x509/issue-root-certificate.ts';
import { issueSealCertificate } from '../../../layers/sealing/x509/issue-seal-certificate.ts';
import { issueTimeStampCertificate } from '../../../layers/sealing/x509/issue-time-stamp-certificate.ts';

export const POLICY_OID = '1.3.6.1.4.1.99999.1';
export const DAY = 86_400_000;
export const YEAR = 365 * DAY;

export interface Key {
  readonly spki: Uint8Array;
  readonly sign: DigestSigner;
  readonly privateKey: KeyObject;
}

/** A fresh key that fits the algorithm. */
export function createKey(algorithm: SignatureAlgorithm, bits = 2048): Key {
  const { publicKey, privateKey } = algorithm.startsWith('ecdsa')
    ? generateKeyPairSync('ec', { namedCurve: curveFor(algorithm) })
    : generateKeyPairSync('rsa', { modulusLength: bits });
  const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));
  return { spki, privateKey, sign: localSigner(privateKey, algorithm) };
}

function curveFor(algorithm: SignatureAlgorithm): string {
  if (algorithm.endsWith('sha384')) return 'P-384';
  return algorithm.endsWith('sha512') ? 'P-521' : 'P-256';
}

export interface TestAuthorityOptions {
  readonly algorithm?: SignatureAlgorithm;
  /** The clock of the time-stamp authority and of the CRL. */
  readonly now?: () => Date;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly name?: string;
}

/** A root, a seal certificate and a time-stamp certificate, with everything that answers for them, in memory. */
export async function createTestAuthority(options: TestAuthorityOptions = {}) {
  const { algorithm = 'ecdsa-sha256', now = () => new Date(), name = 'Test Authority' } = options;
  const notBefore = options.notBefore ?? new Date(now().getTime() - YEAR);
  const notAfter = options.notAfter ?? new Date(now().getTime() + 10 * YEAR);
  const validity = { notBefore, notAfter };
  const [rootKey, sealKey, tsaKey] = [createKey(algorithm), createKey(algorithm), createKey(algorithm)];
  const signer = { algorithm, crypto: nodeCrypto };
  const root = await issueRootCertificate({
    ...signer,
    ...rootKey,
    ...validity,
    name: { commonName: `${name} Root` },
  });
  const authority: CertificateAuthority = {
    ...signer,
    sign: rootKey.sign,
    certificate: root,
    caIssuersUrl: `http://pki.example/${encodeURIComponent(name)}/root.cer`,
    crlUrl: `http://pki.example/${encodeURIComponent(name)}/root.crl`,
  };
  const seal = await issueSealCertificate(authority, {
    ...validity,
    spki: sealKey.spki,
    name: {
      commonName: `${name} Seal`,
      organization: 'Bolig ApS',
      organizationIdentifier: 'NTRDK-12345678',
      country: 'DK',
    },
  });
  const timeStamp = await issueTimeStampCertificate(authority, {
    ...validity,
    spki: tsaKey.spki,
    name: { commonName: `${name} TSA` },
  });
  const profile: SignerProfile = { certificate: seal, chain: [root], algorithm };
  const timeStampIssuer: TimeStampIssuer = {
    profile: { certificate: timeStamp, chain: [root], algorithm },
    sign: tsaKey.sign,
    crypto: nodeCrypto,
    now,
    policyOid: POLICY_OID,
    accuracy: { seconds: 1 },
  };
  const transport: TimeStampTransport = async (request) =>
    (await issueTimeStampToken({ ...timeStampIssuer, request })).response;
  const revoked: RevokedCertificate[] = [];
  let number = 0n;
  const crl = (thisUpdate: Date = now()) =>
    issueCertificateList(authority, {
      number: ++number,
      thisUpdate,
      nextUpdate: new Date(thisUpdate.getTime() + 7 * DAY),
      revoked,
    });
  const fetch: RevocationFetch = async ({ url }) => {
    if (url === authority.crlUrl) return crl();
    if (url === authority.caIssuersUrl) return root;
    throw new Error(`nothing at ${url}`);
  };
  return {
    root,
    authority,
    rootKey,
    seal,
    sealKey,
    profile,
    sign: sealKey.sign,
    timeStamp,
    timeStampIssuer,
    transport,
    revoked,
    crl,
    fetch,
  };
}

export type TestAuthority = Awaited<ReturnType<typeof createTestAuthority>>;
