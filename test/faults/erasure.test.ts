import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isConsistent, type TreeHead } from '../../layers/domain/evidence/merkle.ts';
import {
  type EvidenceFile,
  type PublicKeySet,
  verifyJws,
} from '../../layers/domain/evidence/verify-evidence.ts';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { json, runCommand, workFolder } from '../cli/run-command.ts';
import {
  completed,
  contract,
  idle,
  moveClock,
  Person,
  request,
  Tenant,
  twoSigners,
  unique,
} from '../support/client.ts';
import { type Service, startService } from '../support/service.ts';
import { findInSinks } from '../support/sinks/find-in-sinks.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

interface Purged {
  readonly id: string;
  readonly status: string;
  readonly privacy: { readonly state: string; readonly rule: string; readonly receipt: string };
}

async function receiptOf(tenant: Tenant, id: string): Promise<Record<string, unknown> | null> {
  const answer = await tenant.call<{ jws: string }>('GET', `/v1/privacy/receipts/${id}`);
  expect(answer.status).toBe(200);
  const keys = (await request<unknown>(`${service.api}/.well-known/jwks.json`)).body as PublicKeySet;
  return verifyJws(answer.body.jws, keys);
}

describe('a contract on its day', () => {
  it('ES-27 P-2 P-11 P-26 P-63: is erased to the last byte after its retention, and a signed receipt proves it', async () => {
    const tenant = await Tenant.create(service);
    const { people, body } = await twoSigners(await contract(2, 'Kanariefuglevej'));
    const names = [`Åse Kanarie${unique()}`, `Björn Kanarie${unique()}`];
    const title = `Lejekontrakt ${unique()}`;
    const recipients = (body.recipients as Record<string, unknown>[]).map((one, index) => ({
      ...one,
      name: names[index],
    }));
    const sent = await tenant.call<Envelope>('POST', '/v1/envelopes', { ...body, title, recipients });
    for (const address of [people.landlord, people.tenant])
      await (await Person.invited(service, address)).sign();
    await idle(service);
    const { id } = sent.body;
    expect((await tenant.envelope(id)).status).toBe('completed');

    const canaries = [...names, title, people.landlord, people.tenant];
    await moveClock(service, 'PT30M');
    await idle(service);
    expect(findInSinks(service.dataDir, canaries)).toEqual([]);

    await moveClock(service, 'P9Y360D');
    expect((await tenant.envelope(id)).status).toBe('completed');
    await moveClock(service, 'P10D');
    await idle(service);

    const purged = (await tenant.call<Purged>('GET', `/v1/envelopes/${id}`)).body;
    expect(purged).toEqual({
      id,
      status: 'completed',
      privacy: {
        state: 'purged',
        purgedAt: expect.any(String),
        rule: 'envelope.completed',
        receipt: expect.stringMatching(/^rct_/),
      },
    });
    const receipt = await receiptOf(tenant, purged.privacy.receipt);
    expect(receipt).toMatchObject({
      id: purged.privacy.receipt,
      counts: { after: 0, withheld: 0 },
      keysDestroyed: 3,
    });
    expect(receipt?.objectVersionsDeleted).toBeGreaterThan(0);
    expect(JSON.stringify(receipt)).not.toMatch(/@|Kanarie/);
    expect(findInSinks(service.dataDir, [...canaries, 'Kanariefuglevej'])).toEqual([]);
    const list = await tenant.call<{ items: { id: string }[] }>('GET', '/v1/envelopes');
    expect(list.body.items).toEqual([]);
  });

  it('keeps no personal datum readable outside the document store while it lives', async () => {
    const tenant = await Tenant.create(service, `Udlejer ${unique()}`);
    const { envelope, people } = await completed(tenant);
    expect(envelope.status).toBe('completed');
    // The provider's own events carry addresses through one queue, the declared exception, until they are recorded.
    await moveClock(service, 'PT30M');
    await idle(service);
    // Names, addresses and titles lie only in blobs under keys; the document itself lies in the store alone.
    const hits = findInSinks(service.dataDir, [people.landlord, people.tenant]);
    expect(hits).toEqual([]);
  });
});

describe('what goes before its day', () => {
  it('a deleted draft is erased by the same plan and leaves a receipt', async () => {
    const tenant = await Tenant.create(service);
    const { body } = await twoSigners();
    const draft = await tenant.call<Envelope>('POST', '/v1/envelopes', { ...body, status: 'draft' });
    const gone = await tenant.call<{ deleted: string[]; receipt: string }>(
      'DELETE',
      `/v1/envelopes/${draft.body.id}`,
    );
    expect([gone.status, gone.body.deleted]).toEqual([200, [draft.body.id]]);
    await idle(service);
    expect(await receiptOf(tenant, gone.body.receipt)).toMatchObject({
      rule: 'envelope.deleted',
      counts: { after: 0 },
    });
    const after = (await tenant.call<Purged>('GET', `/v1/envelopes/${draft.body.id}`)).body;
    expect(after.privacy.state).toBe('purged');
  });

  it('a completed envelope is purged seven days after its parties were told, and can be taken back until then', async () => {
    const tenant = await Tenant.create(service);
    const { envelope, people } = await completed(tenant);
    const asked = await tenant.call<{ id: string; status: string }>(
      'POST',
      `/v1/envelopes/${envelope.id}/purge`,
      { reason: 'Asked for' },
    );
    expect([asked.status, asked.body.status]).toEqual([202, 'queued']);
    await idle(service);
    const told = await request<{ items: { subject: string }[] }>(
      `${service.api}/_local/outbox?to=${people.landlord}`,
    );
    expect(told.body.items.length).toBe(3);
    const back = await tenant.call<{ status: string }>('DELETE', `/v1/operations/${asked.body.id}`);
    expect(back.body.status).toBe('cancelled');
    await moveClock(service, 'P8D');
    expect((await tenant.envelope(envelope.id)).status).toBe('completed');
    const again = await tenant.call<{ id: string }>('POST', `/v1/envelopes/${envelope.id}/purge`, {
      reason: 'Again',
    });
    await moveClock(service, 'P8D');
    await idle(service);
    const done = await tenant.call<{ status: string; result: { receipt: string } }>(
      'GET',
      `/v1/operations/${again.body.id}`,
    );
    expect(done.body.status).toBe('succeeded');
    expect(await receiptOf(tenant, done.body.result.receipt)).toMatchObject({ rule: 'envelope.requested' });
  });

  it('P-57: what a party took home still proves, offline, after all of it is erased here; no older head is disowned', async () => {
    const tenant = await Tenant.create(service);
    const { envelope, people } = await completed(tenant);
    const landlord = await Person.invited(service, people.landlord);
    const { receipt } = await landlord.view();
    const folder = workFolder();
    const keep = (name: string, text: string): string => {
      writeFileSync(folder.path(name), text);
      return folder.path(name);
    };
    const published = (await request<PublicKeySet>(`${service.api}/.well-known/jwks.json`)).body;
    const bundle = (await landlord.call<EvidenceFile>('GET', '/evidence')).body;
    const files = {
      bundle: keep('evidence.json', JSON.stringify(bundle)),
      receipt: keep('receipt.jws', receipt ?? ''),
      keys: keep('keys.json', JSON.stringify(published)),
    };
    const head = async (): Promise<TreeHead> => {
      const { body } = await request<string>(`${service.api}/log/head`);
      const { treeSize, rootHash } = verifyJws(body, published) ?? {};
      return { treeSize: Number(treeSize), root: Buffer.from(String(rootHash), 'base64url') };
    };
    const before = await head();

    await tenant.call('POST', `/v1/envelopes/${envelope.id}/purge`, { reason: 'Asked for' });
    await moveClock(service, 'P8D');
    await idle(service);
    expect((await landlord.call('GET', '/evidence')).status).toBe(404);
    expect((await tenant.call<Purged>('GET', `/v1/envelopes/${envelope.id}`)).body.privacy.state).toBe(
      'purged',
    );

    const offline = { data: folder.path('data') };
    const log = await runCommand('verify-log', [files.bundle, '--jwks', files.keys], offline);
    expect([log.code, json(log.stdout)]).toMatchObject([0, { valid: true, faults: [] }]);
    const own = await runCommand('verify-receipt', [files.receipt, '--jwks', files.keys], offline);
    expect([own.code, json(own.stdout)]).toMatchObject([0, { valid: true, receipt: { act: 'signed' } }]);

    const after = await head();
    expect(after.treeSize).toBeGreaterThan(before.treeSize);
    const { body } = await request<{ hashes: string[] }>(
      `${service.api}/log/consistency?from=${before.treeSize}&to=${after.treeSize}`,
    );
    const proof = body.hashes.map((hash) => Buffer.from(hash, 'base64url'));
    expect(isConsistent(before, after, proof)).toBe(true);
    folder.remove();
  });

  it('a declined envelope goes 90 days after its end: present a second before, gone after', async () => {
    const tenant = await Tenant.create(service);
    const { people, body } = await twoSigners();
    const sent = await tenant.call<Envelope>('POST', '/v1/envelopes', body);
    const person = await Person.invited(service, people.landlord);
    await person.call('POST', '/open', {});
    expect((await person.call('POST', '/decline', { reason: 'Too dear' })).status).toBe(200);
    await idle(service);
    const { privacy } = await tenant.envelope(sent.body.id);
    const justBefore = new Date(new Date(privacy.purgeAt).getTime() - 1000).toISOString();
    await request(`${service.api}/_local/clock`, { method: 'POST', body: { set: justBefore } });
    expect((await tenant.envelope(sent.body.id)).status).toBe('declined');
    await moveClock(service, 'PT10M');
    await idle(service);
    expect((await tenant.call<Purged>('GET', `/v1/envelopes/${sent.body.id}`)).body.privacy).toMatchObject({
      state: 'purged',
      rule: 'envelope.declined',
    });
  });
});
