import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { PDFDocument } from 'pdf-lib';
import { expect, inject, test } from 'vitest';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { base64, completed, idle, Person, request, Tenant, twoSigners, unique } from '../support/client.ts';
import { Requester } from '../support/rights.ts';

const service = inject('service');

interface Extract {
  readonly register: Readonly<Record<string, unknown>> & {
    readonly purposes: readonly { readonly basis: string }[];
    readonly categories: readonly { readonly id: string; readonly group: string }[];
    readonly sources: readonly { readonly id: string }[];
    readonly recipients: readonly { readonly name: string }[];
    readonly periods: readonly { readonly until: string | null }[];
  };
  readonly complaint: { readonly name: string };
  readonly controller: { readonly name: string };
  readonly selfService: readonly { readonly group: string; readonly route: string }[];
  readonly subjects: readonly {
    readonly subject: string;
    readonly data: readonly {
      readonly item: string;
      readonly field: string;
      readonly category: string;
      readonly source: string;
      readonly value: unknown;
    }[];
    readonly history: readonly unknown[];
    readonly disclosures: readonly { readonly item: string; readonly name: string }[];
    readonly withheld: readonly { readonly item: string }[];
  }[];
}

async function granted(tenant: Tenant, type: 'access' | 'portability', email: string, more = {}) {
  const person = await Requester.proven(service, type, email, more);
  const listed = await tenant.call<{ items: { id: string }[] }>('GET', '/v1/privacy/requests');
  const part = String(listed.body.items[0]?.id);
  const early = await person.call('GET', `/parts/${part}/extract`);
  await tenant.call('POST', `/v1/privacy/requests/${part}/decide`, {
    decision: 'fulfil',
    reason: 'Granted.',
  });
  await idle(service);
  return { person, part, early };
}

async function bytes(person: Requester, path: string): Promise<{ type: string | null; body: Buffer }> {
  const answer = await fetch(`${service.api}/privacy/requests/${person.id}${path}`, {
    headers: { 'privacy-session': String(person.session) },
  });
  return { type: answer.headers.get('content-type'), body: Buffer.from(await answer.arrayBuffer()) };
}

/** Ids of everything that a look into the store finds about one person in one envelope. */
async function storedItems(tenant: Tenant, envelopeId: string, recipientId: string): Promise<string[]> {
  const { region, aws, awsCredentials } = service;
  const client = new DynamoDBClient({ region, endpoint: aws, credentials: awsCredentials });
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: 'sigill-local-records',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: `E#${tenant.organisationId}.test#${envelopeId}` } },
    }),
  );
  return Items.map((item) => unmarshall(item)).flatMap((row) => {
    if (row.t === 'recipient' && row.id === recipientId) return [`recipient ${recipientId}`];
    if (row.t === 'values' && row.recipientId === recipientId) return [`values ${recipientId}`];
    if (row.t === 'recipientEvent' && row.subject === recipientId) return [`event ${row.seq}`];
    if (row.t === 'lookup' && row.recipientId === recipientId) return [`lookup ${recipientId} ${row.kind}`];
    if (row.t === 'disclosure' && (row.subject === recipientId || row.subject === null))
      return [`disclosure ${row.id}`];
    if (row.t === 'identityNumber' && row.recipientId === recipientId)
      return [`identityNumber ${recipientId}`];
    if (row.t === 'envelope') return ['envelope'];
    return row.t === 'document' ? [`document ${row.id}`] : [];
  });
}

test('NS-21, B2B-12, P-23: the extract has all six parts, the dates, named recipients and the copy; others are masked', async () => {
  const tenant = await Tenant.create(service, 'Bolig ApS');
  const { people } = await completed(tenant);
  const { person, part, early } = await granted(tenant, 'access', people.landlord);
  expect([early.status, early.body.code]).toEqual([409, 'invalid_state']);
  const { status, body } = await person.call<Extract>('GET', `/parts/${part}/extract`);
  expect(status).toBe(200);
  expect(Object.keys(body.register).sort()).toEqual(
    ['automatedDecisions', 'categories', 'periods', 'purposes', 'recipients', 'sources'].sort(),
  );
  for (const list of ['purposes', 'categories', 'recipients', 'periods', 'sources'])
    expect(body.register[list]).not.toEqual([]);
  expect(body.register.periods.every(({ until }) => until !== null)).toBe(true);
  expect(body.register.recipients.map(({ name }) => name)).toContain('Bolig ApS');
  expect(body.complaint.name).toBe('Datatilsynet');
  const text = JSON.stringify(body);
  expect(text).toContain(people.landlord);
  expect(text).toContain('Åse Ørsted');
  expect(text).not.toContain(people.tenant);
  expect(text).not.toContain('Björn Ängström');
  expect(body.subjects[0]?.history.length).toBeGreaterThan(2);
});

test('P-24: what the extract shows and what it names as withheld is everything the store has on the person', async () => {
  const tenant = await Tenant.create(service);
  const { people, envelope } = await completed(tenant);
  const { person, part } = await granted(tenant, 'access', people.landlord);
  const { body } = await person.call<Extract>('GET', `/parts/${part}/extract`);
  const [subject] = body.subjects;
  const recipientId = String(subject?.subject.split('.')[1]);
  const told = new Set([
    ...(subject?.data ?? []).map(({ item }) => item),
    ...(subject?.disclosures ?? []).map(({ item }) => item),
    ...(subject?.withheld ?? []).map(({ item }) => item),
  ]);
  const stored = new Set(await storedItems(tenant, envelope.id, recipientId));
  expect([...told].sort()).toEqual([...stored].sort());
});

test('SM-3 SM-5 NS-13 NS-8: each datum is in one of the groups, and says whether the organisation gave it, the person wrote it, or use made it', async () => {
  const tenant = await Tenant.create(service);
  const { people, body: sent } = await twoSigners();
  const recipients = (sent.recipients as Record<string, unknown>[]).map((one, index) =>
    index === 0
      ? { ...one, nationalId: { country: 'DK', value: '010160-7998', keep: 'withAgreement' } }
      : one,
  );
  await tenant.call('POST', '/v1/envelopes', { ...sent, recipients });
  await (await Person.invited(service, people.landlord)).sign();
  await idle(service);
  const { person, part } = await granted(tenant, 'access', people.landlord);
  const { body } = await person.call<Extract>('GET', `/parts/${part}/extract`);
  const { categories, sources } = body.register;
  const groupOf = new Map(categories.map(({ id, group }) => [id, group]));
  const data = body.subjects[0]?.data ?? [];
  expect(new Set(data.map(({ category }) => groupOf.get(category)))).toEqual(
    new Set(['identification', 'contact', 'history', 'content']),
  );
  const sourceOf = (field: string) => [
    ...new Set(data.filter((one) => one.field === field).map(({ source }) => source)),
  ];
  // From the organisation that sent the contract, from the person, and from use.
  expect([sourceOf('name'), sourceOf('email'), sourceOf('value')]).toEqual([
    ['sender'],
    ['sender'],
    ['sender'],
  ]);
  expect(sourceOf('signature')).toEqual(['subject']);
  expect([sourceOf('payload'), sourceOf('presented')]).toEqual([['generated'], ['generated']]);
  expect(sources.map(({ id }) => id).sort()).toEqual([...new Set(data.map(({ source }) => source))].sort());
  expect(data.find(({ field }) => field === 'value')).toMatchObject({
    category: 'user.government_id.national_identification_number',
    value: '010160-****',
    rule: 'envelope.open',
  });
});

test('SM-11: the answer names, for every group of data, where a person sees it without asking', async () => {
  const tenant = await Tenant.create(service);
  const { people } = await completed(tenant);
  const { person, part } = await granted(tenant, 'access', people.landlord);
  const { body } = await person.call<Extract>('GET', `/parts/${part}/extract`);
  expect(body.selfService.map(({ group }) => group).sort()).toEqual([
    'contact',
    'content',
    'history',
    'identification',
  ]);
  for (const { route } of body.selfService) expect((await fetch(route)).status).toBe(200);
});

test.each(['da', 'sv', 'fi', 'nb', 'en'])('the extract can be had as a PDF in %s', async (locale) => {
  const tenant = await Tenant.create(service);
  const { people, body } = await twoSigners();
  await tenant.call('POST', '/v1/envelopes', body);
  const { person, part } = await granted(tenant, 'access', people.landlord, { locale });
  const { type, body: file } = await bytes(person, `/parts/${part}/extract.pdf`);
  expect(type).toBe('application/pdf');
  expect((await PDFDocument.load(file)).getPageCount()).toBeGreaterThan(0);
});

test('a stranger’s session opens nobody else’s answer', async () => {
  const tenant = await Tenant.create(service);
  const { people } = await completed(tenant);
  const { part, person } = await granted(tenant, 'access', people.landlord);
  const stranger = await Requester.proven(service, 'access', `stranger-${unique()}@example.com`);
  expect((await stranger.call('GET', `/parts/${part}/extract`)).status).toBe(404);
  const taken = new Requester(service, person.id, '');
  taken.session = stranger.session;
  expect((await taken.call('GET', `/parts/${part}/extract`)).status).toBe(403);
});

/** A reader of archives that knows nothing of the writer: the central directory, names and checksums. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const at = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, Buffer>();
  let entry = archive.readUInt32LE(at + 16);
  for (let left = archive.readUInt16LE(at + 10); left > 0; left -= 1) {
    const [crc, size, length] = [entry + 16, entry + 20, entry + 28].map((place, index) =>
      index === 2 ? archive.readUInt16LE(place) : archive.readUInt32LE(place),
    ) as [number, number, number];
    const local = archive.readUInt32LE(entry + 42);
    const name = archive.subarray(entry + 46, entry + 46 + length).toString('utf8');
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(start, start + size);
    expect(crc32(content)).toBe(crc);
    files.set(name, content);
    entry += 46 + length;
  }
  return files;
}

test('P-25: the portable copy is free, says the SHA-256 of every file, and comes into a fresh organisation with its seals still valid', async () => {
  const tenant = await Tenant.create(service);
  const { people } = await completed(tenant);
  const { person, part } = await granted(tenant, 'portability', people.landlord);
  const { type, body } = await bytes(person, `/parts/${part}/archive.zip`);
  expect(type).toBe('application/zip');
  const files = unzip(body);
  const manifest = JSON.parse(String(files.get('manifest.json'))) as {
    files: { path: string; sha256: string; size: number }[];
  };
  expect(manifest.files.map(({ path }) => path).sort()).toEqual(
    [...files.keys()].filter((path) => path !== 'manifest.json').sort(),
  );
  for (const { path, sha256 } of manifest.files)
    expect(
      createHash('sha256')
        .update(files.get(path) ?? '')
        .digest('hex'),
    ).toBe(sha256);
  expect(String(files.get('data.json'))).toContain('Åse Ørsted');
  const sealed = [...files].find(([path]) => path.startsWith('documents/'))?.[1] ?? Buffer.alloc(0);
  const fresh = await Tenant.create(service, 'Ny ApS');
  const imported = await fresh.call<Envelope>('POST', '/v1/envelopes', {
    title: 'Import',
    documents: [{ ref: 'lease', name: 'lease.pdf', content: base64(sealed) }],
    recipients: [{ role: 'signer', name: 'Ny Part', email: `ny-${unique()}@example.com` }],
  });
  expect(imported.body.documents[0]).toMatchObject({
    status: 'ready',
    sha256: createHash('sha256').update(sealed).digest('hex'),
  });
  const verified = await fetch(`${service.api}/v1/verifications`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: new Uint8Array(sealed),
  });
  expect(await verified.json()).toMatchObject({ sealedByThisService: true, unaltered: true });
});

test('the published JSON Schema demands every part of the extract', async () => {
  const { body } = await request<{
    $defs: { PrivacyExtract: { required: string[]; properties: { register: { required: string[] } } } };
  }>(`${service.api}/privacy/extract.schema.json`);
  const schema = body.$defs.PrivacyExtract;
  expect(schema.required).toContain('complaint');
  expect(schema.properties.register.required).toEqual(
    expect.arrayContaining([
      'purposes',
      'categories',
      'recipients',
      'periods',
      'sources',
      'automatedDecisions',
    ]),
  );
});
