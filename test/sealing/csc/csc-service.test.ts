import { describe, expect, it } from 'vitest';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { CscError } from '../../../layers/sealing/csc/csc-error.ts';
import { type CscConfig, CscService } from '../../../layers/sealing/csc/csc-service.ts';
import { concatBytes } from '../../../layers/sealing/der/bytes-util.ts';
import {
  beginSeal,
  finishSeal,
  type PendingSeal,
  restorePending,
  storePending,
} from '../../../layers/sealing/sign/pending-seal.ts';
import { SignError } from '../../../layers/sealing/sign/sign-error.ts';
import { createPdf, verify } from '../verify/test-document.ts';
import { createTestAuthority } from '../x509/test-authority.ts';
import { type DoubleOptions, startDouble } from './csc-double.ts';

const authority = await createTestAuthority({ name: 'Trust Service' });
const pdf = createPdf();
const config: CscConfig = {
  baseUrl: 'https://remote.example/csc/v2',
  clientId: 'sigill',
  clientSecret: 'secret',
  credentialId: 'seal-1',
  authData: { PIN: '1234' },
  redirectUri: 'https://sign.example/back',
};

function open(options: DoubleOptions = {}, more: Partial<CscConfig> = {}) {
  const double = startDouble(authority, options);
  return { double, service: new CscService({ ...config, ...more }, double.transport, crypto) };
}

async function begun(service: CscService) {
  const credential = await service.credential();
  const request = { signingTime: new Date(), name: 'Bolig ApS' };
  const pending = await beginSeal(bufferSource(pdf), { profile: credential.profile, request, crypto });
  return { credential, pending };
}

async function verdict(pending: PendingSeal, value: Uint8Array) {
  const { tail } = await finishSeal(pending, value, { crypto });
  return verify(concatBytes(pdf, tail), authority);
}
const sealed = { unaltered: true, signatures: [{ status: 'valid', signedBy: 'Trust Service Seal' }] };

describe('a remote signing service (CSC API v2)', () => {
  it.each<[string, DoubleOptions]>([
    ['by a PIN, bound to the hash', {}],
    ['by the client’s own right', { mode: 'oauth2code', clientMayAuthorize: true }],
    ['with r ‖ s for an answer', { raw: true }],
  ])('seals %s', async (_, options) => {
    const { service } = open(options);
    const { credential, pending } = await begun(service);
    const right = await service.authorize(credential, pending, 'Lejekontrakt');
    expect(await verdict(pending, await service.sign(pending, right))).toMatchObject(sealed);
  });

  it('seals what was put away as text, when a person has come and agreed', async () => {
    const { double, service } = open({ mode: 'oauth2code' });
    const { credential, pending } = await begun(service);
    await expect(service.authorize(credential, pending, 'Lejekontrakt')).rejects.toMatchObject({
      code: 'csc_authorization_needed',
    });
    const visit = await service.visit(pending, 'Lejekontrakt');
    const kept = JSON.stringify({ pending: storePending(pending), visit });

    const { code, state } = double.approve(visit.url);
    const later = new CscService(config, double.transport, crypto);
    const found = JSON.parse(kept) as { pending: string; visit: typeof visit };
    expect(state).toBe(found.visit.state);
    const restored = restorePending(found.pending);
    const right = await later.redeem(code, found.visit);
    expect(await verdict(restored, await later.sign(restored, right))).toMatchObject(sealed);
  });

  it('does not take a code from somebody who did not begin the visit', async () => {
    const { double, service } = open({ mode: 'oauth2code' });
    const { pending } = await begun(service);
    const { code } = double.approve((await service.visit(pending, 'x')).url);
    await expect(service.redeem(code, { verifier: 'stolen' })).rejects.toMatchObject({ code: 'csc_refused' });
  });

  it('signs one hash for one authorisation, and no other', async () => {
    const { service } = open();
    const { credential, pending } = await begun(service);
    const right = await service.authorize(credential, pending, 'Lejekontrakt');
    const other = { ...pending, digest: crypto.random(32) };
    await expect(service.sign(other, right)).rejects.toMatchObject({ code: 'csc_refused' });
    await service.sign(pending, right);
    await expect(service.sign(pending, right)).rejects.toThrow('not authorized');
  });

  it('shows signHash the hash alone, neither document nor name', async () => {
    const { double, service } = open();
    const { credential, pending } = await begun(service);
    await service.sign(pending, await service.authorize(credential, pending, 'Lejekontrakt'));
    const members = ['SAD', 'credentialID', 'hashAlgorithmOID', 'hashes', 'signAlgo'];
    expect(Object.keys(double.asked.at(-1)?.form ?? {}).sort()).toEqual(members);
    expect(JSON.stringify(double.asked)).not.toContain('Lejekontrakt');
  });

  it('is not believed: a value over something else is refused', async () => {
    const { service } = open({ lies: true });
    const { credential, pending } = await begun(service);
    const value = await service.sign(pending, await service.authorize(credential, pending, 'x'));
    const error = await finishSeal(pending, value, { crypto }).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(SignError);
    expect(error).toMatchObject({ code: 'signature_wrong' });
  });

  it.each<[string, DoubleOptions, Partial<CscConfig>, string]>([
    ['an unknown client', {}, { clientSecret: 'wrong' }, 'csc_refused'],
    ['an unknown credential', {}, { credentialId: 'seal-2' }, 'csc_refused'],
    ['a disabled key', { status: 'disabled' }, {}, 'csc_credential_unusable'],
    ['an algorithm that nobody knows', { algorithms: ['1.2.3'] }, {}, 'csc_credential_unusable'],
  ])('refuses with a code: %s', async (_, options, more, code) => {
    await expect(open(options, more).service.credential()).rejects.toMatchObject({ name: 'CscError', code });
  });

  it.each([
    ['no answer', () => Promise.reject(new Error('no route')), 'csc_unavailable'],
    ['an answer that is no JSON', async () => ({ status: 200, body: '<html>' }), 'csc_malformed'],
    ['a token that is not there', async () => ({ status: 200, body: '{}' }), 'csc_malformed'],
    ['a failure', async () => ({ status: 503, body: '{}' }), 'csc_unavailable'],
  ] as const)('%s is a typed failure', async (_, transport, code) => {
    const error = await new CscService(config, transport, crypto)
      .credential()
      .catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(CscError);
    expect(error).toMatchObject({ code });
  });

  it('a wrong PIN authorises nothing', async () => {
    const { service } = open({}, { authData: { PIN: '0000' } });
    const { credential, pending } = await begun(service);
    await expect(service.authorize(credential, pending, 'x')).rejects.toThrow('Invalid PIN');
  });
});

describe('a pending seal', () => {
  it.each(['{}', '{"version":2,"chain":["AA=="]}'])('is not restored from %s', (text) => {
    expect(() => restorePending(text)).toThrow(RangeError);
  });
});
