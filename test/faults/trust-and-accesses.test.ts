import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idle, moveClock, request, Tenant } from '../support/client.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

interface Trust {
  readonly log: { readonly treeSize: number } | null;
  readonly erasures: { readonly begun: number | string };
  readonly retention: { readonly overdue: number | string };
}
/** The figures are at most a minute old. */
async function figures(): Promise<Trust> {
  await moveClock(service, 'PT2M');
  await idle(service);
  return (await request<Trust>(`${service.api}/trust`)).body;
}

async function deleteDrafts(tenant: Tenant, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) {
    const draft = await tenant.call<{ id: string }>('POST', '/v1/envelopes', { title: 'Draft' });
    expect((await tenant.call('DELETE', `/v1/envelopes/${draft.body.id}`)).status).toBe(200);
  }
}

describe('the public figures', () => {
  it('P-64: count what the store holds, hide small counts, and show no erasure that is late', async () => {
    const tenant = await Tenant.create(service);
    expect((await figures()).erasures.begun).toBe(0);
    await deleteDrafts(tenant, 3);
    const few = await figures();
    expect(few.erasures.begun).toBe('<10');
    await deleteDrafts(tenant, 9);
    const many = await figures();
    expect(many.erasures.begun).toBe(12);
    expect(many.retention.overdue).toBe(0);
    expect(many.log?.treeSize ?? 0).toBeGreaterThan(few.log?.treeSize ?? 0);
    const head = (await request<string>(`${service.api}/log/head`)).body.split('.')[1] ?? '';
    const { treeSize } = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as { treeSize: number };
    expect(many.log?.treeSize).toBe(treeSize);
    await moveClock(service, 'P31D');
    expect((await figures()).erasures.begun).toBe(0);
  });
});

describe('the access log', () => {
  interface Access {
    readonly at: string;
    readonly route: string;
    readonly actor: { readonly pseudonym: string };
  }
  const accesses = async (tenant: Tenant) =>
    (await tenant.call<{ items: Access[] }>('GET', '/v1/privacy/accesses?limit=100')).body.items;

  it('ES-9 P-32: gives the same caller another pseudonym every day, and ends after 90 days', async () => {
    const tenant = await Tenant.create(service);
    await tenant.call('GET', '/v1/organisation');
    await moveClock(service, 'P1D');
    await tenant.call('GET', '/v1/organisation');
    await tenant.call('GET', '/v1/organisation');
    const calls = (await accesses(tenant)).filter(({ route }) => route === '/v1/organisation');
    expect(calls).toHaveLength(3);
    const [third, second, first] = calls.map(({ actor }) => actor.pseudonym);
    expect(third).toBe(second);
    expect(second).not.toBe(first);

    await moveClock(service, 'P89D');
    const left = (await accesses(tenant)).filter(({ route }) => route === '/v1/organisation');
    expect(left).toHaveLength(2);
    await moveClock(service, 'P1D');
    expect((await accesses(tenant)).filter(({ route }) => route === '/v1/organisation')).toEqual([]);
  });
});
