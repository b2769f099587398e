import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { localSigner } from '../../layers/sealing/crypto/local-signer.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { children, readDer } from '../../layers/sealing/der/der-reader.ts';
import { issueTimeStampToken } from '../../layers/sealing/tsp/issue-time-stamp-token.ts';
import { encodeTimeStampRequest } from '../../layers/sealing/tsp/time-stamp-request.ts';
import type { CertificateAuthority } from '../../layers/sealing/x509/certificate-authority.ts';
import type { DistinguishedName } from '../../layers/sealing/x509/distinguished-name.ts';
import { issueCertificateList } from '../../layers/sealing/x509/issue-certificate-list.ts';
import { issueRootCertificate } from '../../layers/sealing/x509/issue-root-certificate.ts';
import { issueSealCertificate } from '../../layers/sealing/x509/issue-seal-certificate.ts';
import { issueTimeStampCertificate } from '../../layers/sealing/x509/issue-time-stamp-certificate.ts';

const day = 86_400_000;
const policyOid = '1.3.6.1.4.1.99999.1';
const algorithm = 'ecdsa-sha256' as const;
const spkiOf = (key: KeyObject) =>
  new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }));

export const keyKinds = {
  'rsa-2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  'rsa-3072': () => generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey,
  'rsa-4096': () => generateKeyPairSync('rsa', { modulusLength: 4096 }).privateKey,
  'rsa-pss-2048': () =>
    generateKeyPairSync('rsa-pss', {
      modulusLength: 2048,
      hashAlgorithm: 'sha256',
      mgf1HashAlgorithm: 'sha256',
    }).privateKey,
  'p-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  'p-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey,
  'p-521': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey,
} satisfies Record<string, () => KeyObject>;

export const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${(
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n')}\n-----END CERTIFICATE-----\n`;

/**
 * An authority as a customer would have one: published by HTTP on the loopback address, with an RFC 3161 service.
 * `listAge`: how old its revocation list is, in milliseconds; null publishes none. `clock`: the time of its answers.
 */
export async function startLoopbackAuthority({
  listAge = 0 as number | null,
  clock = async (): Promise<Date> => new Date(),
} = {}) {
  const asked: string[] = [];
  const began = await clock();
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://127.0.0.1:${address.port}`;
  const [rootKey, tsaKey] = [keyKinds['p-256'](), keyKinds['p-256']()];
  const validity = {
    notBefore: new Date(began.getTime() - 30 * day),
    notAfter: new Date(began.getTime() + 3650 * day),
  };
  const signer = { algorithm, sign: localSigner(rootKey, algorithm), crypto: nodeCrypto };
  const root = await issueRootCertificate({
    ...signer,
    ...validity,
    spki: spkiOf(rootKey),
    name: { commonName: 'Loopback Root' },
  });
  const authority: CertificateAuthority = {
    ...signer,
    certificate: root,
    caIssuersUrl: `${origin}/root.cer`,
    crlUrl: `${origin}/root.crl`,
  };
  const tsa = await issueTimeStampCertificate(authority, {
    ...validity,
    spki: spkiOf(tsaKey),
    name: { commonName: 'Loopback TSA' },
  });
  const issuer = {
    profile: { certificate: tsa, chain: [root], algorithm },
    sign: localSigner(tsaKey, algorithm),
    crypto: nodeCrypto,
    policyOid,
    accuracy: { millis: 500 },
  };
  const list = (age: number, at: Date) => {
    // Rounded up: a list has whole seconds, the time-stamp before it has fractions.
    const thisUpdate = new Date(Math.ceil((at.getTime() - age) / 1000) * 1000);
    return issueCertificateList(authority, {
      number: BigInt(thisUpdate.getTime()),
      thisUpdate,
      nextUpdate: new Date(thisUpdate.getTime() + 7 * day),
      revoked: [],
    });
  };
  /** An answer to somebody else's question. */
  const imprint = { hash: 'sha256', digest: new Uint8Array(32) } as const;
  const question = encodeTimeStampRequest({ imprint, nonce: Uint8Array.of(1, 2, 3) });
  const { response: stale } = await issueTimeStampToken({ ...issuer, request: question, now: () => began });
  server.on('request', async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.url === '/root.cer') return response.end(root);
    if (request.url === '/root.crl' && listAge !== null)
      return response.end(await list(listAge, await clock()));
    const stamps = ['/tsa', '/tsa/replays', '/tsa/stamps-something-else'];
    if (!stamps.includes(request.url ?? '')) return response.writeHead(404).end();
    const query = Buffer.concat(chunks);
    // The digest of a SHA-256 imprint: an OCTET STRING of 32 octets.
    const digest = query.indexOf('0420', 'hex') + 2;
    if (request.url === '/tsa/stamps-something-else') query.fill(7, digest, digest + 32);
    const at = await clock();
    const { response: fresh } = await issueTimeStampToken({ ...issuer, request: query, now: () => at });
    const answer = request.url === '/tsa/replays' ? stale : fresh;
    return response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer);
  });
  return {
    host: `127.0.0.1:${address.port}`,
    /** Certifies the key of a PKCS #10 request (PEM); leaf and root, PEM. */
    async certify(request: string, name: DistinguishedName, more: { notAfter?: Date } = {}): Promise<string> {
      const [info] = children(readDer(Buffer.from(request.replace(/-----[^-]+-----/g, ''), 'base64')));
      const spki = info === undefined ? undefined : children(info)[2]?.bytes;
      if (spki === undefined) throw new Error('not a certificate request');
      return pem(await issueSealCertificate(authority, { ...validity, ...more, spki, name })) + pem(root);
    },
    tsaUrl: `${origin}/tsa`,
    asked,
    root,
    /** Writes `<prefix>.chain.pem`, `<prefix>.key.pem` and `<prefix>.root.pem`. */
    async issueTo(prefix: string, key: KeyObject, names: { expired?: boolean } = {}) {
      const notAfter = names.expired ? new Date(Date.now() - day) : validity.notAfter;
      const leaf = await issueSealCertificate(authority, {
        ...validity,
        notAfter,
        spki: spkiOf(key),
        name: { commonName: 'Bolig ApS Seal', organization: 'Bolig ApS', country: 'DK' },
      });
      writeFileSync(`${prefix}.chain.pem`, pem(leaf) + pem(root));
      writeFileSync(`${prefix}.key.pem`, key.export({ format: 'pem', type: 'pkcs8' }));
      writeFileSync(`${prefix}.root.pem`, pem(root));
      return ['--certificate', `${prefix}.chain.pem`, '--key', `${prefix}.key.pem`];
    },
    close: () => new Promise((done) => server.close(done)),
  };
}
