import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bufferSource } from '../../layers/sealing/bytes/buffer-source.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { verifyPdf } from '../../layers/sealing/verify/verify-pdf.ts';
import { address, eventsOf, refusal, send, signer, typesOf } from '../api/kit.ts';
import { pem, startLoopbackAuthority } from '../cli/loopback-authority.ts';
import { runCommand, workFolder } from '../cli/run-command.ts';
import { callUnit } from '../support/call-unit.ts';
import { bytesOf, idle, mailsTo, moveClock, Person } from '../support/client.ts';
import { type Service, startService } from '../support/service.ts';
import { clear, inject, now, tenantWithSender } from './kit.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const alwaysFails = { service: 'kms', operation: 'Sign', mode: 'fail', count: 10_000 } as const;

describe('when sealing fails', () => {
  it('once: it is tried again, and the envelope completes', async () => {
    const sender = address('sender');
    const tenant = await tenantWithSender(service, sender);
    const email = address();
    const { id } = await send(tenant, [signer({ email })]);
    const person = await Person.invited(service, email);
    await inject(service, { service: 'kms', operation: 'Sign', mode: 'fail', count: 1 });
    expect((await person.sign()).status).toBe(200);
    await moveClock(service, 'PT10M');
    await clear(service);
    const done = await tenant.envelope(id);
    expect(done.status).toBe('completed');
    expect((await typesOf(tenant, id)).filter((type) => type === 'sealing.sealed')).toHaveLength(1);
  });

  it('for good: sealFailed after six tries, the sender told, a retry completes, nobody signs again', async () => {
    const sender = address('sender');
    const tenant = await tenantWithSender(service, sender);
    const email = address();
    const { id } = await send(tenant, [signer({ email })]);
    const person = await Person.invited(service, email);
    await inject(service, alwaysFails);
    expect((await person.sign()).body).toEqual({ status: 'signed', receipt: null });
    await moveClock(service, 'PT2H');
    const failed = await tenant.envelope(id);
    expect([failed.status, failed.sealing.attempts]).toEqual(['sealFailed', 6]);
    expect(failed.sealing.lastError).toEqual(expect.any(String));
    expect(failed.recipients[0]?.status).toBe('signed');
    expect(Date.parse(failed.privacy.purgeAt)).toBeGreaterThan(
      Date.parse(failed.createdAt) + 89 * 86_400_000,
    );
    const told = await mailsTo(service, sender);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('6');
    expect(refusal(await person.call('POST', '/decline', { reason: 'x' }))[0]).toBe(409);
    expect((await person.sign()).body).toMatchObject({ status: 'signed' });

    expect((await tenant.call('POST', `/v1/envelopes/${id}/seal/retry`, {})).status).toBe(200);
    await moveClock(service, 'PT2H');
    expect((await tenant.envelope(id)).status).toBe('sealFailed');
    expect(await mailsTo(service, sender)).toHaveLength(2);

    await clear(service);
    // The receipt that could not be made then is made now, once.
    const { receipt } = (await person.sign()).body;
    expect(receipt).toEqual(expect.any(String));
    expect((await person.sign()).body.receipt).toBe(receipt);
    expect((await tenant.call('POST', `/v1/envelopes/${id}/seal/retry`, {})).status).toBe(200);
    await idle(service);
    const done = await tenant.envelope(id);
    expect(done.status).toBe('completed');
    expect(done.sealing.lastError).toBeNull();
    const types = (await eventsOf(tenant, id)).map(({ type }) => type);
    const count = (wanted: string): number => types.filter((type) => type === wanted).length;
    expect([count('recipient.signed'), count('envelope.sealFailed'), count('sealing.sealed')]).toEqual([
      1, 2, 1,
    ]);
    expect((await mailsTo(service, email)).length).toBe(2);
    expect(refusal(await tenant.call('POST', `/v1/envelopes/${id}/seal/retry`, {}))).toEqual([
      409,
      'invalid_state',
    ]);
  });

  it('for good, and given up: voided, the parties are told', async () => {
    const tenant = await tenantWithSender(service, address('sender'));
    const email = address();
    const { id } = await send(tenant, [signer({ email })]);
    const person = await Person.invited(service, email);
    await inject(service, alwaysFails);
    await person.sign();
    await moveClock(service, 'PT2H');
    expect(refusal(await tenant.call('POST', `/v1/envelopes/${id}/remind`, {}))).toEqual([
      409,
      'invalid_state',
    ]);
    const voided = await tenant.call('POST', `/v1/envelopes/${id}/void`, { reason: 'Sealing does not work' });
    expect(voided.status).toBe(200);
    await clear(service);
    expect(await mailsTo(service, email)).toHaveLength(2);
    await moveClock(service, 'PT2H');
    expect((await tenant.envelope(id)).status).toBe('voided');
  });

  it('in the store: a throttled bucket, table or queue delays, and loses nothing', async () => {
    const tenant = await tenantWithSender(service, address('sender'));
    const email = address();
    const { id } = await send(tenant, [signer({ email })]);
    const person = await Person.invited(service, email);
    await inject(service, { service: 's3', mode: 'throttle', count: 4 });
    await inject(service, { service: 'dynamodb', operation: 'Query', mode: 'throttle', count: 2 });
    await inject(service, { service: 'sqs', operation: 'SendMessage', mode: 'fail', count: 1 });
    await inject(service, { service: 'ses', mode: 'throttle', count: 2 });
    const signed = await person.sign();
    expect([200, 500, 503]).toContain(signed.status);
    await moveClock(service, 'PT30M');
    await clear(service);
    if (signed.status !== 200) expect((await person.sign()).status).toBe(200);
    await moveClock(service, 'PT2H');
    expect((await tenant.envelope(id)).status).toBe('completed');
    expect(await mailsTo(service, email)).toHaveLength(2);
  });
});

describe('with an authority and time-stamp services of one’s own', () => {
  const folder = workFolder();
  let authority: Awaited<ReturnType<typeof startLoopbackAuthority>>;
  const certificate = async (...words: string[]) => {
    const ended = await runCommand('certificate', [...words, '--stage', 'local', '--mode', 'test'], {
      data: service.dataDir,
    });
    if (ended.code !== 0) throw new Error(ended.stderr);
    return ended.stdout.toString();
  };
  const appoint = async (...paths: string[]) => {
    const services = paths.map((path) => ({
      recipient: 'own-authority',
      url: `${authority.tsaUrl}${path}`,
      roots: 'root.pem',
    }));
    writeFileSync(folder.path('services.json'), JSON.stringify(services));
    await certificate('time-stamps', folder.path('services.json'));
  };

  beforeAll(async () => {
    authority = await startLoopbackAuthority({ clock: async () => new Date(await now(service)) });
    writeFileSync(folder.path('root.pem'), pem(authority.root));
    await callUnit(service, 'operator-register-recipient', {
      id: 'own-authority',
      name: 'Loopback authority',
      kind: 'itService',
      role: 'controller',
      endpoint: null,
      hosts: [authority.host],
      transport: 'signedHttp',
      purposes: [{ collectedFor: 'sealing', usedFor: 'timestamping' }],
      categories: ['system.operations'],
      country: 'DE',
      transfer: null,
      agreement: null,
      vetting: null,
    });
  });
  afterAll(async () => {
    await authority.close();
    folder.remove();
  });

  it('a service that lies or is silent is passed over; the seal is extended with what the authority publishes', async () => {
    const csr = await certificate('request', '--cn', 'Bolig TEST Seal');
    writeFileSync(folder.path('chain.pem'), await authority.certify(csr, { commonName: 'Bolig TEST Seal' }));
    await certificate('install', folder.path('chain.pem'), '--recipient', 'own-authority');
    await appoint('/replays', '/stamps-something-else', '/is-not-there', '');
    const tenant = await tenantWithSender(service, address('sender'));
    const email = address();
    const { id, documents } = await send(tenant, [signer({ email })]);
    await (await Person.invited(service, email)).sign();
    await moveClock(service, 'PT10M');
    const sealed = await tenant.envelope(id);
    expect([sealed.status, sealed.sealing.level]).toEqual(['completed', 'T']);
    const asked = ['/replays', '/stamps-something-else', '/is-not-there', ''].map(
      (path) => `POST /tsa${path}`,
    );
    expect(authority.asked.slice(0, asked.length)).toEqual(asked);

    await moveClock(service, 'P2D');
    expect((await tenant.envelope(id)).sealing.level).toBe('LTA');
    expect(authority.asked).toContain('GET /root.crl');
    const path = `/v1/envelopes/${id}/documents/${documents[0]?.id}/content?version=sealed`;
    const pdf = await bytesOf((await tenant.call<Parameters<typeof bytesOf>[0]>('GET', path)).body);
    const at = new Date(await now(service));
    expect(
      await verifyPdf(bufferSource(pdf), { trust: [authority.root], crypto: nodeCrypto, at }),
    ).toMatchObject({
      unaltered: true,
      signatures: [{ status: 'valid', level: 'LTA', signedBy: 'Bolig TEST Seal' }],
      timestamps: [
        { kind: 'signature', status: 'valid', authority: 'Loopback TSA' },
        { kind: 'document', status: 'valid', authority: 'Loopback TSA' },
      ],
    });
  });
});
