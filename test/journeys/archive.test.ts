import { expect, inject, it } from 'vitest';
import { ArchiveApi } from '../../bin/archive/archive-api.ts';
import { readArchive } from '../../bin/archive/read-archive.ts';
import { writeArchive } from '../../bin/archive/write-archive.ts';
import { checkedArchive } from '../../bin/archive/zip-reader.ts';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import type { Verification } from '../../layers/http/schemas/verification.ts';
import { bytesOf, completed, Tenant, twoSigners } from '../support/client.ts';

const service = inject('service');
const apiOf = ({ apiKey }: Tenant): ArchiveApi => new ArchiveApi(service.api, apiKey);

async function archiveOf(tenant: Tenant): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeArchive(apiOf(tenant))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function sealedFile(tenant: Tenant, { id, documents }: Envelope): Promise<Buffer> {
  const path = `/v1/envelopes/${id}/documents/${documents[0]?.id}/content?version=sealed`;
  const { body } = await tenant.call<{ url: string; headers: Record<string, string> }>('GET', path);
  return Buffer.from(await bytesOf(body));
}

it('P-25 ES-32: everything an organisation has leaves as one archive and comes into a fresh organisation, seals still valid', async () => {
  const tenant = await Tenant.create(service);
  const { envelope, people } = await completed(tenant);
  const { body } = await twoSigners();
  const open = (await tenant.call<Envelope>('POST', '/v1/envelopes', body)).body;
  const archive = await archiveOf(tenant);
  const files = checkedArchive(archive);
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['schema.json', `envelopes/${envelope.id}.json`, `envelopes/${open.id}.json`]),
  );
  expect(files.get(`envelopes/${envelope.id}.json`)?.().toString('utf8')).toContain(people.landlord);

  const fresh = await Tenant.create(service, 'Ny Bolig ApS');
  expect((await fresh.call('GET', `/v1/envelopes/${envelope.id}`)).status).toBe(404);
  const once = { taken: [envelope.id], open: [open.id] };
  expect(await readArchive(apiOf(fresh), archive)).toEqual(once);
  expect(await readArchive(apiOf(fresh), archive)).toEqual(once);
  const moved = await fresh.envelope(envelope.id);
  const { title, status, completedAt } = envelope;
  expect(moved).toMatchObject({ title, status, completedAt });
  expect(moved.recipients.map(({ name, email, signedAt }) => [name, email, signedAt])).toEqual(
    envelope.recipients.map(({ name, email, signedAt }) => [name, email, signedAt]),
  );
  const [before, after] = [await sealedFile(tenant, envelope), await sealedFile(fresh, moved)];
  expect(after.equals(before)).toBe(true);
  const verified = await fetch(`${service.api}/v1/verifications`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: new Uint8Array(after),
  });
  expect((await verified.json()) as Verification).toMatchObject({
    sealedByThisService: true,
    unaltered: true,
    signatures: [{ status: 'valid' }],
  });
  const listed = await fresh.call<{ items: { id: string }[] }>('GET', '/v1/envelopes');
  expect(listed.body.items.map(({ id }) => id)).toEqual([envelope.id]);
});

it('P-25: an envelope whose file was changed, is missing, or that is not whole, is refused and nothing is left of it', async () => {
  const tenant = await Tenant.create(service);
  const { envelope } = await completed(tenant);
  const [page] = (
    await tenant.call<{ items: { archived: Record<string, unknown>; files: { documentId: string }[] }[] }>(
      'GET',
      '/v1/archive/envelopes',
    )
  ).body.items;
  const archived = page?.archived ?? {};
  const documentId = page?.files[0]?.documentId;
  const fresh = await Tenant.create(service);
  const root = archived.root as Record<string, unknown>;
  const file = { documentId, variant: 'sealed', content: 'JVBERi0xLjcK' };
  const wrong = [
    [{ archived, files: [file] }, '/files/0/content'],
    [{ archived, files: [] }, '/files'],
    [{ archived: { ...archived, root: { ...root, colour: 'red' } }, files: [] }, '/archived/root'],
    [{ archived: { ...archived, root: { ...root, status: 'sent' } }, files: [] }, '/archived/root/status'],
  ] as const;
  for (const [body, pointer] of wrong) {
    const answer = await fresh.call<{ errors: { pointer: string }[] }>('POST', '/v1/archive/envelopes', body);
    expect([answer.status, answer.body.errors[0]?.pointer]).toEqual([422, pointer]);
  }
  expect((await fresh.call('GET', `/v1/envelopes/${envelope.id}`)).status).toBe(404);
});
