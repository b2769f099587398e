import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Document } from '../../layers/http/schemas/document.ts';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { idle, Tenant } from '../support/client.ts';
import { create, inline, pdf, problem, refusal, sha256, signer, typesOf } from './kit.ts';

const service = inject('service');
let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.create(service);
});

interface Announced {
  readonly document: Document;
  readonly upload: {
    readonly url: string;
    readonly headers: Record<string, string>;
    readonly expiresAt: string;
  };
}

async function draft(): Promise<string> {
  const made = await create(tenant, { documents: [], recipients: [signer()] });
  return made.body.id;
}

async function announce(id: string, bytes: Uint8Array): Promise<Announced> {
  const answer = await tenant.call<Announced>('POST', `/v1/envelopes/${id}/documents`, {
    name: 'lang.pdf',
    size: bytes.length,
    sha256: sha256(bytes),
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

const put = (url: string, bytes: Uint8Array, headers: Record<string, string>): Promise<Response> =>
  // fetch sets the length by itself.
  fetch(url, {
    method: 'PUT',
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length')),
    body: new Uint8Array(bytes),
  });

/** The document once its check is over. */
async function settled(id: string): Promise<Document | undefined> {
  await idle(service);
  return (await tenant.envelope(id)).documents[0];
}

async function checked(bytes: Uint8Array): Promise<Document | undefined> {
  const id = await draft();
  const { upload } = await announce(id, bytes);
  expect((await put(upload.url, bytes, upload.headers)).status).toBe(200);
  return settled(id);
}

const encrypted = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../sealing/corpus/encrypted', name));
/** A page with what the screening looks for put into its catalogue. */
const withCatalog = (entry: string): Uint8Array => {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${entry} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  return Buffer.from(
    `${text}xref\n0 4\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  );
};

describe('uploads by a presigned PUT', () => {
  it('NS-12: takes exactly the bytes announced, checks them once and freezes them', async () => {
    const bytes = await pdf();
    const id = await draft();
    const { document, upload } = await announce(id, bytes);
    expect(Date.parse(upload.expiresAt) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    expect((await put(upload.url, bytes, upload.headers)).status).toBe(200);
    expect(await settled(id)).toMatchObject({ id: document.id, status: 'ready', pages: 1, reason: null });
    expect((await typesOf(tenant, id)).filter((type) => type.startsWith('document.'))).toEqual([
      'document.added',
      'document.ready',
    ]);
    const sent = await tenant.call<Envelope>('POST', `/v1/envelopes/${id}/send`, {});
    expect([sent.status, sent.body.status]).toEqual([200, 'sent']);
    // The URL is still valid, the bytes are the same: what lies there stays as it is.
    const again = await put(upload.url, bytes, upload.headers);
    expect(again.status).toBeGreaterThanOrEqual(400);
    const content = await tenant.call<{ url: string; headers: Record<string, string>; sha256: string }>(
      'GET',
      `/v1/envelopes/${id}/documents/${document.id}/content`,
    );
    const got = await fetch(content.body.url, { headers: content.body.headers });
    expect(sha256(new Uint8Array(await got.arrayBuffer()))).toBe(sha256(bytes));
  });

  it('refuses another body, another size, other headers and another object', async () => {
    const bytes = await pdf();
    const id = await draft();
    const { upload } = await announce(id, bytes);
    const other = Uint8Array.from(bytes);
    other[20] = (other[20] ?? 0) ^ 1;
    const longer = Buffer.concat([bytes, Buffer.from('\n')]);
    const { 'x-amz-checksum-sha256': checksum = '', ...rest } = upload.headers;
    const elsewhere = new URL(upload.url);
    elsewhere.pathname = `${elsewhere.pathname}x`;
    const tries = await Promise.all([
      put(upload.url, other, upload.headers),
      put(upload.url, longer, upload.headers),
      put(upload.url, other, {
        ...rest,
        'x-amz-checksum-sha256': Buffer.from(sha256(other), 'hex').toString('base64'),
      }),
      put(elsewhere.href, bytes, upload.headers),
      fetch(upload.url),
      fetch(upload.url, { method: 'DELETE' }),
    ]);
    expect(checksum).not.toBe('');
    for (const { status } of tries) expect([400, 403, 405, 411]).toContain(status);
    expect(await settled(id)).toMatchObject({ status: 'awaitingUpload' });
    expect(refusal(await tenant.call('POST', `/v1/envelopes/${id}/send`, {}))).toEqual([422, 'not_sendable']);
  });

  it.each([
    ['no PDF at all', Buffer.from('Kære lejer, her er kontrakten.'), 'notPdf'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'notPdf'],
    ['a password to open it', encrypted('user-password.pdf'), 'passwordProtected'],
    ['a prohibition of changes', encrypted('no-modification.pdf'), 'noChangesAllowed'],
    ['JavaScript', withCatalog('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'activeContent'],
    ['a launch action', withCatalog('/OpenAction << /S /Launch /F (cmd.exe) >>'), 'activeContent'],
    ['a truncated tail', withCatalog('').subarray(0, 260), 'brokenStructure'],
  ] as const)('ST-1 NS-12: refuses %s with its reason, and sends nothing', async (_title, bytes, reason) => {
    expect(await checked(bytes)).toMatchObject({ status: 'refused', reason, pages: null });
  });

  it('names the refused document when sending', async () => {
    const bytes = Buffer.from('not a PDF');
    const id = await draft();
    const { upload } = await announce(id, bytes);
    await put(upload.url, bytes, upload.headers);
    await settled(id);
    expect(problem(await tenant.call('POST', `/v1/envelopes/${id}/send`, {}))).toEqual({
      status: 422,
      code: 'not_sendable',
      at: ['/documents/0 document_refused'],
    });
    expect(await typesOf(tenant, id)).toContain('document.refused');
  });

  it('refuses content in the call the same way, and stores nothing', async () => {
    const own = await Tenant.create(service);
    const active = withCatalog('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>');
    const documents = [
      await inline(),
      await inline({ ref: 'js', content: Buffer.from(active).toString('base64') }),
      await inline({ ref: 'no', content: Buffer.from('nothing').toString('base64') }),
    ];
    const answer = await create(own, { documents });
    expect(problem(answer)).toEqual({
      status: 422,
      code: 'document_refused',
      at: ['/documents/1/content document_refused', '/documents/2/content document_refused'],
    });
    const { errors } = answer.body as unknown as { errors: { reason: string }[] };
    expect(errors.map(({ reason }) => reason)).toEqual(['activeContent', 'notPdf']);
    expect((await own.call<{ items: unknown[] }>('GET', '/v1/envelopes')).body.items).toEqual([]);
  });

  it('shows active content as a finding when the organisation allows it', async () => {
    const own = await Tenant.create(service);
    await own.call('PATCH', '/v1/organisation', { screening: 'allow' });
    const active = withCatalog('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>');
    const documents = [await inline({ content: Buffer.from(active).toString('base64') })];
    const made = await create(own, { documents, recipients: [signer()] });
    expect(made.status).toBe(201);
    expect(made.body.documents[0]).toMatchObject({ status: 'ready' });
    expect(made.body.documents[0]?.findings.length).toBeGreaterThan(0);
  });

  it('refuses announcements that can never be kept', async () => {
    const id = await draft();
    const bytes = await pdf();
    const good = { name: 'a.pdf', size: bytes.length, sha256: sha256(bytes) };
    const wrong = await Promise.all(
      [
        { ...good, size: 0 },
        { ...good, size: 100 * 1024 * 1024 + 1 },
        { ...good, size: 1.5 },
        { ...good, sha256: good.sha256.toUpperCase() },
        { ...good, sha256: 'abc' },
        { ...good, name: '../../etc/passwd' },
        { ...good, name: 'a\u202efdp.exe' },
        { ...good, name: '' },
      ].map((body) => tenant.call('POST', `/v1/envelopes/${id}/documents`, body)),
    );
    expect(wrong.map(({ status }) => status)).toEqual(wrong.map(() => 422));
    expect((await tenant.envelope(id)).documents).toEqual([]);
  });
});
