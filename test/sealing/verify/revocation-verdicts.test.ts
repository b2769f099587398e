import { beforeAll, describe, expect, it } from 'vitest';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { issueOcspResponse } from '../../../layers/sealing/revocation/issue-ocsp-response.ts';
import { issueOcspCertificate } from '../../../layers/sealing/x509/issue-ocsp-certificate.ts';
import { parseCertificate } from '../../../layers/sealing/x509/parse-certificate.ts';
import { createKey, createTestAuthority, DAY, type TestAuthority } from '../x509/test-authority.ts';
import { addValidationData, createPdf, seal, verify } from './test-document.ts';

let ca: TestAuthority;
beforeAll(async () => {
  ca = await createTestAuthority();
});

/** A CRL of the authority that lists the seal certificate as revoked at `at`. */
async function crlRevoking(at: Date): Promise<Uint8Array> {
  ca.revoked.push({ serial: parseCertificate(ca.seal).serial, at, reason: 'keyCompromise' });
  const crl = await ca.crl();
  ca.revoked.length = 0;
  return crl;
}

describe('a revoked certificate', () => {
  it('makes the signature invalid when it was revoked before the proven time', async () => {
    const crl = await crlRevoking(new Date(Date.now() - DAY));
    const { signatures } = await verify(await seal(createPdf(), ca), ca, { revocation: { crls: [crl] } });
    expect(signatures).toMatchObject([{ status: 'invalid', reason: 'revoked' }]);
  });

  it('leaves it open when no time is proven', async () => {
    const crl = await crlRevoking(new Date(Date.now() - DAY));
    const pdf = await seal(createPdf(), ca, { level: 'B' });
    expect((await verify(pdf, ca, { revocation: { crls: [crl] } })).signatures).toMatchObject([
      { status: 'indeterminate', reason: 'revokedNoPoe' },
    ]);
  });

  it('does not touch a signature that is proven to be older', async () => {
    const pdf = await seal(createPdf(), ca);
    const crl = await crlRevoking(new Date(Date.now() + 60_000));
    expect((await verify(pdf, ca, { revocation: { crls: [crl] } })).signatures).toMatchObject([
      { status: 'valid' },
    ]);
  });

  it('cannot be claimed by somebody else', async () => {
    const stranger = await createTestAuthority();
    stranger.revoked.push({ serial: parseCertificate(ca.seal).serial, at: new Date(0) });
    const forged = await stranger.crl();
    expect(
      (await verify(await seal(createPdf(), ca), ca, { revocation: { crls: [forged] } })).signatures,
    ).toMatchObject([{ status: 'valid' }]);
  });
});

describe('long-term data', () => {
  it('older than the signature and past their end are none', async () => {
    const pdf = await seal(createPdf(), ca);
    const stale = await ca.crl(new Date(Date.now() - 30 * DAY));
    const lt = await addValidationData(pdf, {
      ...ca,
      fetch: async () => stale,
      timeStampIssuer: { ...ca.timeStampIssuer, now: () => new Date(Date.now() - 29 * DAY) },
    });
    expect((await verify(lt, ca)).signatures).toMatchObject([{ status: 'valid', level: 'T' }]);
  });

  it.each([
    ['with id-pkix-ocsp-nocheck', true],
    ['of another authority', false],
  ])('may be OCSP answers, by a responder %s', async (_, own) => {
    const pdf = await addValidationData(await seal(createPdf(), ca), {
      ...ca,
      fetch: () => Promise.reject(new Error('none')),
    });
    const key = createKey('ecdsa-sha256');
    const issuing = own ? ca : await createTestAuthority();
    const validity = { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + DAY) };
    const responder = parseCertificate(
      await issueOcspCertificate(issuing.authority, {
        ...validity,
        spki: key.spki,
        name: { commonName: 'Responder' },
      }),
    );
    const answerFor = (certificate: Uint8Array) =>
      issueOcspResponse(
        {
          certificate: parseCertificate(certificate),
          issuer: parseCertificate(ca.root),
          responder,
          thisUpdate: new Date(Date.now() + 1000),
          nextUpdate: new Date(Date.now() + DAY),
        },
        { algorithm: 'ecdsa-sha256', sign: key.sign, crypto },
      );
    const ocsps = [await answerFor(ca.seal), await answerFor(ca.timeStamp)];
    const at = new Date(Date.now() + 60_000);
    expect((await verify(pdf, ca, { at, revocation: { ocsps } })).signatures).toMatchObject([
      { status: 'valid', level: own ? 'LT' : 'T' },
    ]);
  });
});
