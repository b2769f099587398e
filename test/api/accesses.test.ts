import { createHash } from 'node:crypto';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { Person, request, Tenant, twoSigners, unique } from '../support/client.ts';
import { twoOperators } from '../support/people.ts';

const service = inject('service');
const client = new DynamoDBClient({
  endpoint: service.aws,
  region: service.region,
  credentials: service.awsCredentials,
});
const table = DynamoDBDocumentClient.from(client);
afterAll(() => client.destroy());

interface Access {
  readonly at: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly actor: { readonly kind: string; readonly pseudonym: string };
}
const accesses = async (tenant: Tenant, query = '') =>
  (await tenant.call<{ items: Access[]; next: string | null }>('GET', `/v1/privacy/accesses${query}`)).body;

async function ephemeral(): Promise<string> {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const name = TableNames.find((one) => one.endsWith('ephemeral'));
  if (name === undefined) throw new Error('no table of short-lived items');
  return name;
}

describe('the access log', () => {
  it('ES-9 P-32: tells the organisation which pattern of address was called, when, with what result, and no id, query or name', async () => {
    const tenant = await Tenant.create(service);
    const { people, body } = await twoSigners();
    const secret = `kanarie-${unique()}`;
    const sent = await tenant.call<{ id: string }>('POST', '/v1/envelopes', body);
    await tenant.call('GET', `/v1/envelopes?externalId=${secret}`);
    await tenant.call('GET', `/v1/envelopes/${sent.body.id}`);
    await tenant.call('GET', '/v1/envelopes/env_06e8x4vkq3m2t7b1w9n5r0zhcg');
    await (await Person.invited(service, people.landlord)).view();
    const { items } = await accesses(tenant);
    const seen = items.map(
      ({ method, route, status, actor }) => `${actor.kind} ${method} ${route} ${status}`,
    );
    for (const line of [
      'apiKey POST /v1/envelopes 201',
      'apiKey GET /v1/envelopes 200',
      'apiKey GET /v1/envelopes/{envelopeId} 200',
      'apiKey GET /v1/envelopes/{envelopeId} 404',
      'signer GET /v1/signing 200',
    ]) {
      expect(seen).toContain(line);
    }
    const times = items.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    const pseudonyms = new Map(items.map(({ actor }) => [actor.kind, actor.pseudonym]));
    expect(pseudonyms.get('apiKey')).not.toBe(pseudonyms.get('signer'));
    expect(
      new Set(items.filter(({ actor }) => actor.kind === 'apiKey').map(({ actor }) => actor.pseudonym)).size,
    ).toBe(1);

    const { Items = [] } = await table.send(
      new QueryCommand({
        TableName: await ephemeral(),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `A#${tenant.organisationId}.test` },
      }),
    );
    expect(Items.length).toBeGreaterThanOrEqual(items.length);
    const stored = JSON.stringify(Items);
    for (const word of [secret, sent.body.id, people.landlord, '127.0.0.1', 'key_', 'rcp_', 'Lejekontrakt'])
      expect(stored).not.toContain(word);
    expect(new Set(Items.flatMap((item) => Object.keys(item)))).toEqual(
      new Set(['pk', 'sk', 'at', 'method', 'route', 'status', 'kind', 'pseudonym', 'ttl']),
    );
  });

  it('ES-9 P-32: gives nothing back on day 91, although the store has not deleted it yet', async () => {
    const tenant = await Tenant.create(service);
    const TableName = await ephemeral();
    const now = Date.parse((await request<{ now: string }>(`${service.api}/_local/clock`)).body.now);
    const put = async (days: number) => {
      const at = new Date(now - days * 86_400_000).toISOString();
      const place = { pk: `A#${tenant.organisationId}.test`, sk: `${at}#x` };
      const row = {
        at,
        method: 'GET',
        route: `/v1/aged/${days}`,
        status: 200,
        kind: 'apiKey',
        pseudonym: 'x',
      };
      await table.send(
        new PutCommand({ TableName, Item: { ...place, ...row, ttl: Math.floor(now / 1000) + 86_400 } }),
      );
    };
    for (const days of [1, 89, 90, 91, 400]) await put(days);
    const routes = (await accesses(tenant)).items
      .map(({ route }) => route)
      .filter((route) => route.startsWith('/v1/aged'));
    expect(routes).toEqual(['/v1/aged/1', '/v1/aged/89']);
  });

  it('ES-9: shows each organisation its own calls, page by page', async () => {
    const [tenant, stranger] = [await Tenant.create(service), await Tenant.create(service)];
    for (let count = 0; count < 5; count += 1) await tenant.call('GET', '/v1/organisation');
    const first = await accesses(tenant, '?limit=2');
    expect(first.items).toHaveLength(2);
    const second = await accesses(tenant, `?limit=2&cursor=${encodeURIComponent(first.next ?? '')}`);
    expect(second.items).toHaveLength(2);
    const [last] = first.items.slice(-1);
    for (const { at } of second.items) expect(at <= (last?.at ?? '')).toBe(true);
    expect((await accesses(stranger)).items.filter(({ route }) => route === '/v1/organisation')).toEqual([]);
  });

  it('P-32: counts calls by a keyed pseudonym: neither the address nor a digest that could be tried', async () => {
    await request(`${service.api}/v1/envelopes`);
    const { Items = [] } = await table.send(
      new ScanCommand({
        TableName: await ephemeral(),
        FilterExpression: 'begins_with(pk, :counter)',
        ExpressionAttributeValues: { ':counter': 'R#' },
      }),
    );
    const counted = JSON.stringify(Items);
    expect(Items.length).toBeGreaterThan(0);
    expect(Items.filter(({ pk }) => !/^R#[\w-]{22}$/.test(String(pk)))).toEqual([]);
    for (const known of ['127.0.0.1', 'address#127.0.0.1', 'read#address#127.0.0.1'])
      expect(counted).not.toContain(createHash('sha256').update(known).digest('base64url').slice(0, 22));
  });

  it('ES-10 P-32: keeps of whoever calls in public the pattern and a pseudonym of the network, no address and no browser', async () => {
    const agent = `kanarie-${unique()}`;
    const id = `dsr_${'0'.repeat(26)}`;
    await fetch(`${service.api}/trust`, { headers: { 'user-agent': agent } });
    await fetch(`${service.api}/privacy/requests/${id}`, { headers: { 'user-agent': agent } });
    await fetch(`${service.api}/v1/envelopes`, { headers: { 'user-agent': agent } });
    const { ida } = await twoOperators(service);
    const { items } = await accesses(ida, '?limit=100');
    const seen = items.filter(({ actor }) => actor.kind === 'address');
    const lines = seen.map(({ method, route, status }) => `${method} ${route} ${status}`);
    for (const line of ['GET /trust 200', 'GET /privacy/requests/{id} 403', 'GET /v1/envelopes 401']) {
      expect(lines).toContain(line);
    }
    expect(new Set(seen.map(({ actor }) => actor.pseudonym)).size).toBe(1);
    const { Items = [] } = await table.send(
      new QueryCommand({
        TableName: await ephemeral(),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'A#operator.live' },
      }),
    );
    for (const word of [agent, id, '127.0.0.1']) expect(JSON.stringify(Items)).not.toContain(word);
  });

  it('ES-19: the report on data flows counts who called what, and what left for whom, from the logs', async () => {
    const tenant = await Tenant.create(service);
    const { people, body } = await twoSigners();
    await tenant.call('POST', '/v1/envelopes', body);
    await (await Person.invited(service, people.landlord)).view();
    await tenant.call('GET', '/v1/envelopes');
    await tenant.call('GET', '/v1/envelopes');
    const report = await tenant.call<{
      complete: boolean;
      calls: { caller: string; method: string; route: string; count: number }[];
      disclosures: { recipient: string; channel: string; categories: string[]; count: number }[];
    }>('GET', '/v1/privacy/flows?days=1');
    expect(report.body.complete).toBe(true);
    expect(report.body.calls).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ caller: 'apiKey', method: 'GET', route: '/v1/envelopes', count: 2 }),
        expect.objectContaining({ caller: 'signer', route: '/v1/signing', count: 1 }),
      ]),
    );
    const listed = await tenant.call<{ items: unknown[] }>('GET', '/v1/privacy/disclosures?limit=100');
    const counted = report.body.disclosures.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(listed.body.items.length);
    expect(report.body.disclosures[0]).toMatchObject({ channel: 'email' });
    expect(JSON.stringify(report.body)).not.toContain(people.landlord);
    expect((await tenant.call('GET', '/v1/privacy/flows?days=91')).status).toBe(422);
  });
});
