import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Verification } from '../../layers/http/schemas/verification.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { createCertificateRequest } from '../../layers/sealing/x509/create-certificate-request.ts';
import { pem, startLoopbackAuthority } from '../cli/loopback-authority.ts';
import { json, runCommand, workFolder } from '../cli/run-command.ts';
import { createKey } from '../sealing/x509/test-authority.ts';
import { bytesOf, idle, Person, request, Tenant } from '../support/client.ts';
import { send, signer } from './kit.ts';

const service = inject('service');
const folder = workFolder();
const command = (...words: string[]) =>
  runCommand('certificate', [...words, '--stage', 'local'], { data: service.dataDir });
const name = { commonName: 'Bolig ApS Seal', organization: 'Bolig ApS', country: 'DK' } as const;

/** For a key that nobody asked a certificate for here. */
const foreignRequest = await foreignCertificateRequest();
let authority: Awaited<ReturnType<typeof startLoopbackAuthority>>;
let tenant: Tenant;
beforeAll(async () => {
  authority = await startLoopbackAuthority();
  writeFileSync(folder.path('root.pem'), pem(authority.root));
  const { organisationId } = await Tenant.create(service);
  const body = { organisationId, mode: 'live', scopes: ['envelopes:read', 'envelopes:write'], owner: 'test' };
  const made = await request<{ apiKey: string }>(`${service.api}/_local/keys`, { method: 'POST', body });
  tenant = new Tenant(service, { organisationId, apiKey: made.body.apiKey });
});
afterAll(async () => {
  await command('withdraw', '--mode', 'live');
  await authority.close();
  folder.remove();
});

async function foreignCertificateRequest(): Promise<string> {
  const algorithm = 'ecdsa-sha256';
  const { spki, sign } = createKey(algorithm);
  const der = await createCertificateRequest({ name, spki, sign, algorithm, crypto: nodeCrypto });
  return Buffer.from(der).toString('base64');
}

async function requested(...words: string[]): Promise<string> {
  const file = folder.path('request.csr');
  const ended = await command('request', '--mode', 'live', '--cn', name.commonName, '--out', file, ...words);
  expect(ended).toMatchObject({ code: 0 });
  return readFileSync(file, 'utf8');
}

async function installed(chain: string, ...words: string[]) {
  writeFileSync(folder.path('chain.pem'), chain);
  return command('install', folder.path('chain.pem'), '--mode', 'live', ...words);
}

/** Everybody signs; the sealed file. */
async function sealed(): Promise<Uint8Array> {
  const one = signer();
  const envelope = await send(tenant, [one]);
  await (await Person.invited(service, String(one.email))).sign();
  await idle(service);
  const done = await tenant.envelope(envelope.id);
  expect(done.status).toBe('completed');
  const path = `/v1/envelopes/${done.id}/documents/${done.documents[0]?.id}/content?version=sealed`;
  return bytesOf((await tenant.call<{ url: string; headers: Record<string, string> }>('GET', path)).body);
}

async function verifiedByService(pdf: Uint8Array): Promise<Verification> {
  const answer = await fetch(`${service.api}/v1/verifications`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: new Uint8Array(pdf),
  });
  return (await answer.json()) as Verification;
}

async function verifiedByStranger(pdf: Uint8Array, ...trust: string[]) {
  writeFileSync(folder.path('sealed.pdf'), pdf);
  const words = [folder.path('sealed.pdf'), ...trust.flatMap((file) => ['--trust', file]), '--json'];
  const ended = await runCommand('verify', words, { data: folder.path('nobody') });
  return { code: ended.code, ...json<Verification>(ended.stdout) };
}

describe('an organisation’s own certificate', () => {
  it('seals what is completed after it was installed, and is valid under the organisation’s own root alone', async () => {
    const ended = await installed(await authority.certify(await requested(), name), '--recipient', 'ca-1');
    expect(ended).toMatchObject({ code: 0 });
    expect(json(ended.stdout)).toMatchObject({ warnings: [] });
    const pdf = await sealed();
    const signature = { status: 'valid', level: 'T', signedBy: 'Bolig ApS Seal', algorithm: 'ecdsa-sha256' };
    expect(await verifiedByStranger(pdf, folder.path('root.pem'))).toMatchObject({
      sealedByThisService: false,
      unaltered: true,
      signatures: [{ ...signature, level: 'B' }],
    });
    expect(await verifiedByStranger(pdf)).toMatchObject({
      code: 2,
      signatures: [{ status: 'indeterminate' }],
    });
    expect(await verifiedByService(pdf)).toMatchObject({
      sealedByThisService: true,
      signatures: [signature],
    });
  });

  it.each([
    ['key_mismatch', async () => authority.certify(foreignRequest, name)],
    [
      'chain_incomplete',
      async () => (await authority.certify(await requested(), name)).replace(pem(authority.root), ''),
    ],
    ['certificate_malformed', async () => 'no certificate at all'],
    [
      'certificate_expired',
      async () => authority.certify(await requested(), name, { notAfter: new Date(Date.now() - 60_000) }),
    ],
  ])('is not installed when it does not fit: %s', async (code, chain) => {
    const ended = await installed(await chain());
    expect(ended).toMatchObject({ code: 2 });
    expect(json(ended.stderr)).toMatchObject({ code });
  });

  it('is not one for test envelopes unless TEST stands in its name', async () => {
    const ended = await command('request', '--mode', 'test', '--cn', 'Bolig ApS Seal');
    expect(ended).toMatchObject({ code: 2 });
    expect(json(ended.stderr)).toMatchObject({ code: 'test_name_missing' });
  });

  it('is rotated: the successor of another kind of key seals from its day, both are listed, what was sealed stays valid', async () => {
    const before = await sealed();
    const file = folder.path('rotation.csr');
    const words = ['--mode', 'live', '--spec', 'ECC_NIST_P384', '--out', file];
    expect(await command('rotate', ...words)).toMatchObject({ code: 0 });
    const request = readFileSync(file, 'utf8');
    const chain = await authority.certify(request, { ...name, commonName: 'Bolig ApS Seal 2' });
    const from = '2035-06-01T00:00:00Z';
    expect(await installed(chain, '--from', from)).toMatchObject({ code: 0 });
    expect(await installed(chain, '--from', from)).toMatchObject({ code: 0 });
    const listed = (await command('list')).stdout.toString();
    expect(listed.match(/^live {2}next .* 2035-06-01 – .* seals$/gm)).toHaveLength(1);
    expect(listed).toMatch(
      /^live {2}signing .* – 2035-06-01 {2}seals\n {6}CN=Bolig ApS Seal,O=Bolig ApS,C=DK, issued by CN=Loopback Root$/m,
    );
    expect(listed).toMatch(/^test {2}signing .* {2}seals\n {6}CN=Sigill TEST Seal/m);

    expect(await installed(chain)).toMatchObject({ code: 0 });
    const signature = { status: 'valid', signedBy: 'Bolig ApS Seal 2', algorithm: 'ecdsa-sha384' };
    const verdict = await verifiedByService(await sealed());
    expect(verdict).toMatchObject({ sealedByThisService: true, signatures: [signature] });
    expect(await verifiedByService(before)).toMatchObject({
      sealedByThisService: true,
      signatures: [{ status: 'valid', signedBy: 'Bolig ApS Seal' }],
    });
  });

  it('is withdrawn: the built-in authority seals again', async () => {
    expect(await command('withdraw', '--mode', 'live')).toMatchObject({ code: 0 });
    expect((await verifiedByService(await sealed())).signatures[0]?.signedBy).toBe('Sigill Seal');
  });
});
