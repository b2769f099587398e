import { describe, expect, it } from 'vitest';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import * as OID from '../../../layers/sealing/der/oids.ts';
import { type SealChainFault, sealChain } from '../../../layers/sealing/sign/seal-chain.ts';
import { issueCertificate } from '../../../layers/sealing/x509/certificate-authority.ts';
import { issueSealCertificate } from '../../../layers/sealing/x509/issue-seal-certificate.ts';
import { issueTimeStampCertificate } from '../../../layers/sealing/x509/issue-time-stamp-certificate.ts';
import { parseCertificate } from '../../../layers/sealing/x509/parse-certificate.ts';
import { signCertificate } from '../../../layers/sealing/x509/sign-certificate.ts';
import { extendedKeyUsage, keyUsage } from '../../../layers/sealing/x509/write-extensions.ts';
import { createKey, createTestAuthority, DAY, YEAR } from '../x509/test-authority.ts';

const ca = await createTestAuthority({ name: 'Bolig' });
const stranger = await createTestAuthority({ name: 'Stranger' });
const at = new Date();
const validity = { notBefore: new Date(at.getTime() - DAY), notAfter: new Date(at.getTime() + YEAR) };
const p256 = createKey('ecdsa-sha256');
const subject = { ...validity, spki: p256.spki, name: { commonName: 'Bolig ApS Seal' } };
const check = (certificates: readonly Uint8Array[], spki = p256.spki, when = at) =>
  sealChain({ certificates, spki, at: when, crypto });

describe('the chain of a certificate that shall seal', () => {
  it.each([
    ['ecdsa-sha256', createKey('ecdsa-sha256')],
    ['ecdsa-sha384', createKey('ecdsa-sha384')],
    ['ecdsa-sha512', createKey('ecdsa-sha512')],
    ['rsa-pss-sha256', createKey('rsa-sha256', 3072)],
  ] as const)('is put in order, whatever the file’s, and seals with %s', async (algorithm, { spki }) => {
    const leaf = await issueSealCertificate(ca.authority, { ...subject, spki });
    const found = await check([ca.root, stranger.root, leaf], spki);
    expect(found).toMatchObject({ algorithm, warnings: [] });
    expect([found.leaf.der, ...found.above.map(({ der }) => der)]).toEqual([leaf, ca.root]);
  });

  const leaf = (more: Partial<typeof subject> = {}) =>
    issueSealCertificate(ca.authority, { ...subject, ...more });
  const bare = async (...extensions: Uint8Array[]) => issueCertificate(ca.authority, subject, extensions);
  const shortRsa = createKey('rsa-sha256', 2048);
  const withoutAddresses = async () =>
    signCertificate(
      {
        ...subject,
        issuer: parseCertificate(ca.root).subject,
        subject: parseCertificate(await leaf()).subject,
        extensions: [keyUsage('digitalSignature', 'nonRepudiation')],
      },
      ca.authority,
    );

  it.each<[SealChainFault, () => Promise<readonly Uint8Array[]>, Uint8Array?]>([
    ['key_mismatch', async () => [ca.seal, ca.root]],
    ['key_mismatch', async () => []],
    ['key_unsuitable', async () => [await leaf({ spki: shortRsa.spki }), ca.root], shortRsa.spki],
    ['chain_incomplete', async () => [await leaf()]],
    ['chain_incomplete', async () => [await leaf(), stranger.root]],
    ['certificate_malformed', async () => [await leaf(), ca.root, Uint8Array.of(0x30, 0)]],
    ['certificate_expired', async () => [await leaf({ notAfter: new Date(at.getTime() - 1) }), ca.root]],
    [
      'certificate_not_yet_valid',
      async () => [await leaf({ notBefore: new Date(at.getTime() + DAY) }), ca.root],
    ],
    ['key_usage_unsuitable', async () => [await bare(keyUsage('digitalSignature')), ca.root]],
    ['key_usage_unsuitable', async () => [await bare(), ca.root]],
    ['key_usage_unsuitable', async () => [await issueTimeStampCertificate(ca.authority, subject), ca.root]],
    ['revocation_address_missing', async () => [await withoutAddresses(), ca.root]],
  ])('is refused: %s', async (code, certificates, spki) => {
    await expect(check(await certificates(), spki)).rejects.toMatchObject({ name: 'SealChainError', code });
  });

  it('is judged at the instant from which it seals', async () => {
    const chain = [await leaf(), ca.root];
    await expect(check(chain, p256.spki, new Date(at.getTime() + 2 * YEAR))).rejects.toMatchObject({
      code: 'certificate_expired',
    });
  });

  it('tells what a reader will make of it', async () => {
    const only = await bare(keyUsage('nonRepudiation'), extendedKeyUsage(false, OID.documentSigning));
    const { warnings } = await check([only, ca.root]);
    expect(warnings).toEqual([
      expect.stringContaining('digitalSignature'),
      expect.stringContaining('pdfsig'),
    ]);
    const late = { ...subject, notAfter: new Date(at.getTime() + 20 * YEAR) };
    const outlives = await check([await issueSealCertificate(ca.authority, late), ca.root]);
    expect(outlives.warnings).toEqual([expect.stringContaining('ends before it')]);
  });
});
