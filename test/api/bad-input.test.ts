import * as fc from 'fast-check';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Route } from '../../layers/http/route.ts';
import { routes } from '../../layers/http/routes.ts';
import { classicPdf, flate, sampleObjects, stream, toBytes } from '../sealing/corpus/raw-pdf.ts';
import { base64, request, Tenant } from '../support/client.ts';
import { create, inline, type Json, problem, refusal, sentToOne, signer } from './kit.ts';

const service = inject('service');
let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.create(service);
});

const post = (body: unknown) => tenant.call('POST', '/v1/envelopes', body);
const raw = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${service.api}/v1/envelopes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tenant.apiKey}`, 'content-type': 'application/json', ...headers },
    body,
  });
async function rawRefusal(...call: Parameters<typeof raw>): Promise<[number, string]> {
  const answer = await raw(...call);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const body = (await answer.json()) as { code: string; requestId: string };
  expect(body.requestId).toMatch(/^req_/);
  return [answer.status, body.code];
}

describe('bodies that cannot be read', () => {
  it.each([
    ['cut off', '{"title": "A"', 400, 'invalid_json'],
    ['not JSON', 'title=A', 400, 'invalid_json'],
    ['empty', '', 400, 'invalid_json'],
    ['a member twice', '{"title": "A", "title": "B"}', 400, 'invalid_json'],
    ['a list', '[]', 422, 'validation_failed'],
    ['null', 'null', 422, 'validation_failed'],
    ['a number', '7', 422, 'validation_failed'],
    ['__proto__', '{"title": "A", "__proto__": {"status": "sent"}}', 400, 'invalid_json'],
  ])('%s', async (_title, body, status, code) => {
    const [got, said] = await rawRefusal(body);
    expect(got).toBe(status);
    if (status === 400) expect(said).toBe(code);
  });

  it('a very deep body, invalid UTF-8, another content type, an oversized one', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    expect((await rawRefusal(deep))[0]).toBeLessThan(500);
    expect((await rawRefusal(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])))[0]).toBe(400);
    expect(await rawRefusal('<a/>', { 'content-type': 'application/xml' })).toEqual([
      415,
      'unsupported_media_type',
    ]);
    const [status] = await rawRefusal(JSON.stringify({ title: 'A', message: 'x'.repeat(9 * 1024 * 1024) }));
    expect([413, 422]).toContain(status);
  });
});

describe('content that is not what it should be', () => {
  it('names every unknown field, with unknown_field at the top', async () => {
    const answer = await post({ title: 'A', colour: 'red', recipients: [signer({ age: 5 })] });
    expect(problem(answer)).toEqual({
      status: 422,
      code: 'unknown_field',
      at: expect.arrayContaining(['/colour unknown_field', '/recipients/0/age unknown_field']),
    });
  });

  it.each([
    [{ title: 5 }, '/title'],
    [{ title: '' }, '/title'],
    [{ title: 'x'.repeat(201) }, '/title'],
    [{ title: 'A', message: 'x'.repeat(4001) }, '/message'],
    [
      {
        title: 'A',
        metadata: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`k${index}`, 'v'])),
      },
      '/metadata',
    ],
    [{ title: 'A', metadata: { a: 'x'.repeat(501) } }, '/metadata/a'],
    [{ title: 'A', locale: 'de' }, '/locale'],
    [{ title: 'A', status: 'completed' }, '/status'],
    [{ title: 'A', expiresIn: 'P2Y' }, '/expiresIn'],
    [{ title: 'A', expiresIn: '30 days' }, '/expiresIn'],
    [{ title: 'A', reminders: { first: 'P1D', every: 'P1D', max: 1e9 } }, '/reminders/max'],
    [{ title: 'A', recipients: [{ role: 'king', name: 'A', email: 'a@example.com' }] }, '/recipients/0/role'],
    [{ title: 'A', recipients: [{ name: 'A', email: 'not an address' }] }, '/recipients/0/email'],
    [
      { title: 'A', recipients: [{ name: 'A', email: 'a@example.com\r\nBcc: b@example.com' }] },
      '/recipients/0/email',
    ],
    [{ title: 'A', recipients: [{ name: 'A', phone: '12345678' }] }, '/recipients/0/phone'],
    [{ title: 'A', recipients: [{ name: 'A' }] }, '/recipients/0/email'],
    [{ title: 'A', recipients: [{ name: 'x'.repeat(121), email: 'a@example.com' }] }, '/recipients/0/name'],
    [{ title: 'A', recipients: [signer({ order: 0 })] }, '/recipients/0/order'],
    [{ title: 'A', recipients: [signer({ order: 1.5 })] }, '/recipients/0/order'],
    [{ title: 'A', recipients: [signer({ ref: 'a' }), signer({ ref: 'a' })] }, '/recipients/1/ref'],
    [{ title: 'A', documents: [{ name: 'a.pdf', content: 'not base64!' }] }, '/documents/0/content'],
    [{ title: 'A', documents: [{ name: 'a.pdf', content: '' }] }, '/documents/0/content'],
    [{ title: 'A', documents: [{ name: '../a.pdf', content: 'AAAA' }] }, '/documents/0/name'],
    [{ title: 'A', copyOf: 'env_1' }, '/copyOf'],
    [{ title: 'A', sendAt: '2027-01-01T00:00:00Z' }, '/sendAt'],
    [{ recipients: [] }, '/title'],
  ] as [Json, string][])('%j', async (body, pointer) => {
    const answer = await post(body);
    expect(answer.status).toBe(422);
    expect(problem(answer).at.map((at) => at.split(' ')[0])).toContain(pointer);
  });

  it('ST-8: refuses control and direction characters and web addresses in names and titles', async () => {
    for (const title of ['A\u0000', 'A\u202egnp', 'A\u2066B', 'A\u200bB', 'A\u001b[31m'])
      expect([title, ...refusal(await post({ title }))]).toEqual([title, 422, 'invalid_characters']);
    for (const title of [
      'Se https://evil.example/x',
      'www.evil.example',
      'evil.example/login',
      'javascript:alert(1)',
    ])
      expect([title, problem(await post({ title })).at]).toEqual([title, ['/title url_not_allowed']]);
    const recipients = [signer({ name: 'Bank\u202ekna' })];
    expect(refusal(await post({ title: 'A', recipients }))).toEqual([422, 'invalid_characters']);
  });

  it('ST-8: flags a name in mixed alphabets, and brings both forms of a letter into one', async () => {
    const made = await create(tenant, {
      recipients: [signer({ name: 'pаypal' }), signer({ name: 'A\u030ase' })],
    });
    expect(made.status).toBe(201);
    expect(made.body.recipients[0]?.findings).toEqual([{ code: 'mixedScripts', detail: null }]);
    expect([made.body.recipients[1]?.name, made.body.recipients[1]?.findings]).toEqual(['Åse', []]);
  });

  it('puts fields where they can stand only', async () => {
    const field = {
      document: 'doc',
      recipient: 'a',
      type: 'text',
      page: 1,
      x: 1,
      y: 1,
      width: 10,
      height: 10,
    };
    for (const [bad, pointer] of [
      [{ page: 0 }, '/fields/0/page'],
      [{ page: 99 }, '/fields/0/page'],
      [{ x: -1 }, '/fields/0/x'],
      [{ x: 1e9 }, '/fields/0/x'],
      [{ width: 0 }, '/fields/0/width'],
      [{ height: 2000 }, '/fields/0/x'],
      [{ type: 'stamp' }, '/fields/0/type'],
      [{ recipient: 5 }, '/fields/0/recipient'],
    ] as const) {
      const answer = await create(tenant, {
        recipients: [signer({ ref: 'a' })],
        fields: [{ ...field, ...bad }],
      });
      expect([pointer, answer.status, problem(answer).at.map((at) => at.split(' ')[0])]).toEqual([
        pointer,
        422,
        [pointer],
      ]);
    }
  });
});

describe('hostile documents', () => {
  const objects = sampleObjects();
  const bomb = stream('/Filter/FlateDecode', flate('\0'.repeat(50 * 1024 * 1024)));
  const hostile: [string, Uint8Array][] = [
    ['only a header', toBytes('%PDF-1.7\n')],
    ['no pages', classicPdf({ ...objects, 2: '<</Type/Pages/Kids[]/Count 0>>' })],
    ['a page tree that holds itself', classicPdf({ ...objects, 2: '<</Type/Pages/Kids[2 0 R]/Count 1>>' })],
    ['a deflate bomb as the content', classicPdf({ ...objects, 4: bomb })],
    ['random bytes after a header', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4096, 0x41)])],
  ];

  it.each(hostile)('%s: refused or taken, never an error of ours', async (_title, bytes) => {
    const answer = await create(tenant, { documents: [await inline({ content: base64(bytes) })] });
    expect([201, 422]).toContain(answer.status);
    if (answer.status === 422) expect(refusal(answer)[1]).toBe('document_refused');
  });
});

describe('anything at all', () => {
  it('is answered with a problem below 500, whatever the operation', async () => {
    const { person } = await sentToOne(tenant);
    const made = await create(tenant);
    const writing = (routes as readonly Route[]).filter(({ body, auth }) => body && auth !== 'public');
    const call = fc.record({ route: fc.constantFrom(...writing), body: fc.jsonValue({ maxDepth: 3 }) });
    await fc.assert(
      fc.asyncProperty(call, async ({ route, body }) => {
        const path = route.path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
          name === 'envelopeId' ? made.body.id : `${name.slice(0, 3)}_${'0'.repeat(26)}`,
        );
        const answer = await request(`${service.api}${path}`, {
          method: route.method,
          headers: {
            authorization: route.auth === 'signing' ? `Signing ${person.token}` : `Bearer ${tenant.apiKey}`,
          },
          body,
        });
        if (answer.status >= 500) throw new Error(`${route.operationId} ${answer.status}`);
        if (answer.status >= 400)
          expect(answer.body).toMatchObject({ status: answer.status, code: expect.any(String) });
      }),
      { numRuns: 60 },
    );
  });

  it('in headers, too', async () => {
    for (const headers of [
      { authorization: 'Basic YTpi' },
      { authorization: 'Bearer' },
      { authorization: `Bearer ${'x'.repeat(5000)}` },
      { authorization: `Signing ${'A'.repeat(43)}` },
    ])
      expect((await rawRefusal('{"title":"A"}', headers))[0]).toBe(401);
    expect((await rawRefusal('{"title":"A"}', { 'idempotency-key': 'x'.repeat(2000) }))[0]).toBe(400);
  });

  it('on paths and methods that do not exist', async () => {
    const authorization = { authorization: `Bearer ${tenant.apiKey}` };
    const none = await request(`${service.api}/v1/nothing`, { headers: authorization });
    expect(refusal(none)).toEqual([404, 'not_found']);
    const wrong = await request(`${service.api}/v1/envelopes`, {
      method: 'PATCH',
      headers: authorization,
      body: {},
    });
    expect(refusal(wrong)).toEqual([405, 'method_not_allowed']);
    expect(wrong.headers.get('allow')).toContain('POST');
  });
});
