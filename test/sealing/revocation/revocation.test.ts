import { describe, expect, it } from 'vitest';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import * as OID from '../../../layers/sealing/der/oids.ts';
import { checkCrl } from '../../../layers/sealing/revocation/check-crl.ts';
import { checkOcsp } from '../../../layers/sealing/revocation/check-ocsp.ts';
import {
  collectRevocation,
  type RevocationFetch,
} from '../../../layers/sealing/revocation/collect-revocation.ts';
import { issueOcspResponse } from '../../../layers/sealing/revocation/issue-ocsp-response.ts';
import { parseCrl } from '../../../layers/sealing/revocation/parse-crl.ts';
import { parseOcspResponse } from '../../../layers/sealing/revocation/parse-ocsp.ts';
import { issueCertificate } from '../../../layers/sealing/x509/certificate-authority.ts';
import { issueCertificateList } from '../../../layers/sealing/x509/issue-certificate-list.ts';
import { issueOcspCertificate } from '../../../layers/sealing/x509/issue-ocsp-certificate.ts';
import { issueSealCertificate } from '../../../layers/sealing/x509/issue-seal-certificate.ts';
import { parseCertificate } from '../../../layers/sealing/x509/parse-certificate.ts';
import { extendedKeyUsage, keyUsage } from '../../../layers/sealing/x509/write-extensions.ts';
import { createKey, createTestAuthority, DAY, type TestAuthority } from '../x509/test-authority.ts';

const now = () => new Date();
const soon = () => new Date(Date.now() + DAY);

describe('a CRL', () => {
  const check = async (ca: TestAuthority, crl: Uint8Array) =>
    checkCrl({
      crl: parseCrl(crl),
      certificate: parseCertificate(ca.seal),
      issuer: parseCertificate(ca.root),
      crypto,
    });

  it('that does not list the certificate says good', async () => {
    const ca = await createTestAuthority();
    expect(await check(ca, await ca.crl())).toMatchObject({ status: 'good', source: 'crl' });
  });

  it('that lists it says when and why', async () => {
    const ca = await createTestAuthority();
    const at = new Date('2026-03-01T10:00:00Z');
    for (let i = 0; i < 50; i++) ca.revoked.push({ serial: (4096 + i).toString(16), at });
    ca.revoked.push({ serial: parseCertificate(ca.seal).serial, at, reason: 'keyCompromise' });
    expect(await check(ca, await ca.crl())).toMatchObject({ status: 'revoked', at, reason: 1 });
  });

  it('of another authority, by another key, or changed is unusable', async () => {
    const [ca, other, namesake] = [
      await createTestAuthority(),
      await createTestAuthority({ name: 'Other' }),
      await createTestAuthority(),
    ];
    expect(await check(ca, await other.crl())).toEqual({
      status: 'unusable',
      detail: 'CRL of another authority',
    });
    expect(await check(ca, await namesake.crl())).toEqual({
      status: 'unusable',
      detail: 'CRL by another key of the authority',
    });
    const forged = Uint8Array.from(await ca.crl());
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
    expect(await check(ca, forged)).toMatchObject({ status: 'unusable' });
  });

  it('that is broken is a typed error', async () => {
    const { crl } = await createTestAuthority();
    const der = await crl();
    expect(() => parseCrl(der.subarray(0, 90))).toThrow(expect.objectContaining({ code: 'crl_malformed' }));
  });

  it('must have a next update after this update', async () => {
    const { authority } = await createTestAuthority();
    const input = { number: 1n, thisUpdate: soon(), nextUpdate: now(), revoked: [] };
    await expect(issueCertificateList(authority, input)).rejects.toMatchObject({
      code: 'certificate_unusable',
    });
  });
});

/** A responder with OCSPSigning under `ca`. */
async function responderOf(ca: TestAuthority, purposes: 'ocsp' | 'none' = 'ocsp') {
  const key = createKey('ecdsa-sha256');
  const subject = {
    spki: key.spki,
    name: { commonName: 'Responder' },
    notBefore: new Date(Date.now() - DAY),
    notAfter: soon(),
  };
  const certificate =
    purposes === 'ocsp'
      ? await issueOcspCertificate(ca.authority, subject)
      : await issueCertificate(ca.authority, subject, [
          keyUsage('digitalSignature'),
          extendedKeyUsage(false, OID.emailProtection),
        ]);
  return {
    responder: parseCertificate(certificate),
    signer: { algorithm: 'ecdsa-sha256' as const, crypto, sign: key.sign },
  };
}

describe('an OCSP answer', () => {
  const subjectOf = (ca: TestAuthority) => ({
    certificate: parseCertificate(ca.seal),
    issuer: parseCertificate(ca.root),
  });
  const answer = async (
    ca: TestAuthority,
    change: { revokedAt?: Date; nonce?: Uint8Array } = {},
    purposes?: 'ocsp' | 'none',
  ) => {
    const { responder, signer } = await responderOf(ca, purposes);
    return issueOcspResponse(
      { ...subjectOf(ca), responder, thisUpdate: now(), nextUpdate: soon(), ...change },
      signer,
    );
  };

  it('by a delegated responder says good', async () => {
    const ca = await createTestAuthority();
    const response = parseOcspResponse(await answer(ca));
    expect(await checkOcsp({ response, ...subjectOf(ca), crypto })).toMatchObject({
      status: 'good',
      source: 'ocsp',
    });
  });

  it('says revoked, and when', async () => {
    const ca = await createTestAuthority();
    const revokedAt = new Date('2026-03-01T10:00:00Z');
    const response = parseOcspResponse(await answer(ca, { revokedAt }));
    expect(await checkOcsp({ response, ...subjectOf(ca), crypto })).toMatchObject({
      status: 'revoked',
      at: revokedAt,
    });
  });

  it('is unusable when the responder may not answer, the nonce is another, or it is about another certificate', async () => {
    const ca = await createTestAuthority();
    const detail = async (der: Uint8Array, change: object = {}) =>
      checkOcsp({ response: parseOcspResponse(der), ...subjectOf(ca), crypto, ...change });
    expect(await detail(await answer(ca, {}, 'none'))).toMatchObject({
      detail: 'the responder is not authorised by the issuer',
    });
    const nonce = crypto.random(16);
    expect(await detail(await answer(ca, { nonce: crypto.random(16) }), { nonce })).toMatchObject({
      detail: 'the answer belongs to another request',
    });
    expect(await detail(await answer(ca, { nonce }), { nonce })).toMatchObject({ status: 'good' });
    expect(await detail(await answer(ca), { certificate: parseCertificate(ca.timeStamp) })).toMatchObject({
      detail: 'the OCSP answer is about another certificate',
    });
    const stranger = await createTestAuthority();
    expect(await detail(await answer(stranger))).toMatchObject({ status: 'unusable' });
  });

  it('that is broken or refuses is a typed error', async () => {
    const ca = await createTestAuthority();
    const der = await answer(ca);
    expect(() => parseOcspResponse(der.subarray(0, 99))).toThrow(
      expect.objectContaining({ code: 'ocsp_malformed' }),
    );
    expect(() => parseOcspResponse(Uint8Array.of(0x30, 3, 0x0a, 1, 6))).toThrow(
      expect.objectContaining({ code: 'ocsp_refused' }),
    );
  });
});

describe('collecting for the DSS', () => {
  it('brings every certificate with its CRL, once', async () => {
    const ca = await createTestAuthority();
    const collected = await collectRevocation({
      certs: [ca.seal, ca.timeStamp, ca.root],
      fetch: ca.fetch,
      crypto,
      now: now(),
    });
    expect(collected.missing).toEqual([]);
    expect(collected.crls).toHaveLength(1);
    expect(collected.certs).toEqual([ca.seal, ca.timeStamp, ca.root]);
  });

  it('fetches an issuer that is not there', async () => {
    const ca = await createTestAuthority();
    const collected = await collectRevocation({ certs: [ca.seal], fetch: ca.fetch, crypto, now: now() });
    expect(collected.missing).toEqual([]);
    expect(collected.certs).toEqual([ca.seal, ca.root]);
  });

  it('takes OCSP where there is an address, with the responder certificate', async () => {
    const ca = await createTestAuthority();
    const authority = { ...ca.authority, ocspUrl: 'http://ocsp.example/' };
    const seal = await issueSealCertificate(authority, {
      spki: createKey('ecdsa-sha256').spki,
      name: { commonName: 'With OCSP' },
      notBefore: new Date(Date.now() - DAY),
      notAfter: soon(),
    });
    const { responder, signer } = await responderOf(ca);
    const fetch: RevocationFetch = async (request) => {
      if (request.method !== 'POST') return ca.fetch(request);
      return issueOcspResponse(
        {
          certificate: parseCertificate(seal),
          issuer: parseCertificate(ca.root),
          responder,
          thisUpdate: now(),
          nextUpdate: soon(),
        },
        signer,
      );
    };
    const collected = await collectRevocation({ certs: [seal, ca.root], fetch, crypto, now: now() });
    expect(collected).toMatchObject({ missing: [], crls: [] });
    expect(collected.ocsps).toHaveLength(1);
    expect(collected.certs).toContainEqual(responder.der);
  });

  it.each([
    ['unavailable', async () => Promise.reject(new Error('offline'))],
    ['unusable', async () => new Uint8Array(30)],
  ])('names what is %s', async (reason, fetch) => {
    const ca = await createTestAuthority();
    const collected = await collectRevocation({ certs: [ca.seal, ca.root], fetch, crypto, now: now() });
    expect(collected.missing).toMatchObject([{ reason, name: 'Test Authority Seal' }]);
    expect(collected.crls).toEqual([]);
  });

  it('does not take data older than the signature, or past their next update', async () => {
    const ca = await createTestAuthority();
    const older = await collectRevocation({
      certs: [ca.seal, ca.root],
      fetch: ca.fetch,
      crypto,
      now: now(),
      notBefore: new Date(Date.now() + 60_000),
    });
    expect(older.missing).toMatchObject([{ reason: 'tooOld' }]);
    const stale = await collectRevocation({
      certs: [ca.seal, ca.root],
      fetch: async () => ca.crl(new Date(Date.now() - 30 * DAY)),
      crypto,
      now: now(),
    });
    expect(stale.missing).toMatchObject([{ reason: 'tooOld' }]);
  });

  it('says so when the certificate is revoked', async () => {
    const ca = await createTestAuthority();
    ca.revoked.push({ serial: parseCertificate(ca.seal).serial, at: new Date() });
    const collected = await collectRevocation({
      certs: [ca.seal, ca.root],
      fetch: ca.fetch,
      crypto,
      now: now(),
    });
    expect(collected.missing).toMatchObject([{ reason: 'revoked' }]);
  });
});
