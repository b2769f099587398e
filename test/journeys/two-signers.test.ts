import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { PublicKeySet } from '../../layers/domain/evidence/verify-evidence.ts';
import { type EvidenceFile, verifyEvidence } from '../../layers/domain/evidence/verify-evidence.ts';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import {
  bytesOf,
  completed,
  idle,
  mailsTo,
  type People,
  Person,
  request,
  Tenant,
  twoSigners,
} from '../support/client.ts';
import { forgeries } from '../support/forgeries.ts';

const service = inject('service');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The same statement by somebody else's key, under the name of ours. */
function foreignHead(head: string): string {
  const [protectedHeader, payload] = head.split('.');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const input = `${protectedHeader}.${payload}`;
  const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}

interface Verification {
  readonly sealedByThisService: boolean;
  readonly unaltered: boolean;
  readonly signatures: readonly {
    readonly status: string;
    readonly level: string;
    readonly coversWholeFile: boolean;
  }[];
}

async function verification(pdf: Uint8Array): Promise<Verification> {
  const answer = await fetch(`${service.api}/v1/verifications`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: new Uint8Array(pdf),
  });
  return (await answer.json()) as Verification;
}

describe('a contract with two signers in order', () => {
  let tenant: Tenant;
  let people: People;
  let envelope: Envelope;
  let original: Uint8Array;
  let sealed: Uint8Array;
  let older: string;

  beforeAll(async () => {
    tenant = await Tenant.create(service);
    await idle(service);
    older = (await request<string>(`${service.api}/log/head`)).body;
    ({ envelope, people, pdf: original } = await completed(tenant));
    const [document] = envelope.documents;
    const content = await tenant.call<{ url: string; headers: Record<string, string> }>(
      'GET',
      `/v1/envelopes/${envelope.id}/documents/${document?.id}/content?version=sealed`,
    );
    sealed = await bytesOf(content.body);
  });

  it('ends completed, each signer signed, at level T', () => {
    expect(envelope.status).toBe('completed');
    expect(envelope.recipients.map(({ status }) => status)).toEqual(['signed', 'signed']);
    expect(envelope.sealing).toEqual({ level: 'T', attempts: 1, lastError: null });
  });

  it('leaves the original byte for byte in front of what was appended', () => {
    expect(sha256(sealed.subarray(0, original.length))).toBe(sha256(original));
    expect(sealed.length).toBeGreaterThan(original.length);
  });

  it('is verified by anybody without a key, and one changed bit is not', async () => {
    expect(await verification(sealed)).toMatchObject({
      sealedByThisService: true,
      unaltered: true,
      signatures: [{ status: 'valid', level: 'T', coversWholeFile: true }],
    });
    const forged = Uint8Array.from(sealed);
    const at = Buffer.from(forged).indexOf('/MediaBox') + 12;
    forged[at] = (forged[at] ?? 0) ^ 1;
    const verdict = await verification(forged);
    expect(verdict.unaltered).toBe(false);
    expect(verdict.signatures.map(({ status }) => status)).not.toContain('valid');
  });

  it('asks the second signer only when the first has signed, each in their language, and sends both a copy', async () => {
    const [first, second] = [await mailsTo(service, people.landlord), await mailsTo(service, people.tenant)];
    expect(first.map(({ subject }) => subject)).toHaveLength(2);
    expect(first[0]?.subject).toMatch(/underskrift/);
    expect(second[0]?.subject).toMatch(/underskrift/);
    expect(first[0]?.subject).not.toBe(second[0]?.subject);
    expect(first[1]?.attachments.map(({ filename }) => filename)).toEqual(['contract.pdf']);
    const events = (
      await tenant.call<{ items: { type: string; seq: number }[] }>(
        'GET',
        `/v1/envelopes/${envelope.id}/events`,
      )
    ).body.items;
    const signed = events.findIndex(({ type }) => type === 'recipient.signed');
    const notified = events.flatMap(({ type }, index) => (type === 'recipient.notified' ? [index] : []));
    expect(notified).toHaveLength(2);
    expect(notified[1]).toBeGreaterThan(signed);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
  });

  it('shows the sender no link and no token, ever', async () => {
    const token = (await mailsTo(service, people.landlord))
      .map(({ text }) => /sign#([\w-]{43})/.exec(text)?.[1])
      .find((one) => one !== undefined);
    const answers = await Promise.all(
      ['', '/events', '/evidence'].map((part) => tenant.call('GET', `/v1/envelopes/${envelope.id}${part}`)),
    );
    expect(token).toHaveLength(43);
    for (const { body } of answers) expect(JSON.stringify(body)).not.toContain(token);
  });

  it('P-56 NX-13: proves who did what offline; flipped, inserted, deleted, reordered, truncated, forked is detected', async () => {
    const evidence = (await tenant.call<EvidenceFile>('GET', `/v1/envelopes/${envelope.id}/evidence`)).body;
    const keys = (await request<PublicKeySet>(`${service.api}/.well-known/jwks.json`)).body;
    expect(verifyEvidence(evidence, keys)).toEqual([]);
    const all = forgeries(evidence, { older, foreign: foreignHead(evidence.head ?? '') });
    expect(all.filter(([, forged]) => verifyEvidence(forged, keys).length === 0)).toEqual([]);
    expect(verifyEvidence(evidence, { keys: [] })).toEqual([
      'the head of the log is not signed by these keys',
    ]);
  });

  it('gives a party the salts that open what concerns them, and they open it', async () => {
    const person = await Person.invited(service, people.landlord);
    const bundle = (
      await person.call<{ evidence: EvidenceFile; salts: EvidenceFile['salts'] }>('GET', '/evidence')
    ).body;
    const keys = (await request<unknown>(`${service.api}/.well-known/jwks.json`)).body as PublicKeySet;
    expect(bundle.salts?.length).toBeGreaterThan(3);
    expect(
      verifyEvidence({ ...bundle.evidence, ...(bundle.salts && { salts: bundle.salts }) }, keys),
    ).toEqual([]);
    const lied = bundle.salts?.map((salt, index) =>
      index === 0 ? { ...salt, payload: { title: 'Another contract' } } : salt,
    );
    expect(verifyEvidence({ ...bundle.evidence, ...(lied && { salts: lied }) }, keys)).not.toEqual([]);
  });

  it('answers a second signature like the first, also after the end', async () => {
    const person = await Person.invited(service, people.landlord);
    const again = await person.sign();
    expect([again.status, again.body]).toEqual([200, { status: 'signed', receipt: expect.any(String) }]);
    expect((await person.sign()).body).toEqual(again.body);
  });
});

describe('signed is what was shown', () => {
  it('refuses a signature over something else than the present state, and keeps it open', async () => {
    const tenant = await Tenant.create(service);
    const { people, body } = await twoSigners();
    const { body: sent } = await tenant.call<Envelope>('POST', '/v1/envelopes', body);
    const person = await Person.invited(service, people.landlord);
    const { presented } = await person.view();
    const stale = {
      ...presented,
      documents: presented.documents.map((one) => ({ ...one, sha256: '0'.repeat(64) })),
    };
    const refused = await person.call('POST', '/sign', {
      presented: stale,
      consent: true,
      signature: { kind: 'typed', text: 'Åse' },
      fields: {},
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'presentation_changed']);
    const corrected = await tenant.call('POST', `/v1/envelopes/${sent.id}/correct`, { message: 'New words' });
    expect(corrected.status).toBe(200);
    const old = await person.call('POST', '/sign', {
      presented,
      consent: true,
      signature: { kind: 'typed', text: 'Åse' },
      fields: {},
    });
    expect([old.status, old.body.code]).toEqual([409, 'presentation_changed']);
    expect((await person.sign()).status).toBe(200);
  });

  it('reading changes nothing: a mail scanner that opens every link leaves no trace', async () => {
    const tenant = await Tenant.create(service);
    const { people, body } = await twoSigners();
    const { body: sent } = await tenant.call<Envelope>('POST', '/v1/envelopes', body);
    const person = await Person.invited(service, people.landlord);
    const before = await tenant.call<{ items: { type: string }[] }>('GET', `/v1/envelopes/${sent.id}/events`);
    for (let time = 0; time < 3; time += 1) await person.view();
    await idle(service);
    const after = await tenant.call<{ items: { type: string }[] }>('GET', `/v1/envelopes/${sent.id}/events`);
    const types = (answer: typeof after) =>
      answer.body.items.map(({ type }) => type).filter((type) => type !== 'recipient.delivered');
    expect(types(after)).toEqual(types(before));
    expect(types(after)).not.toContain('recipient.opened');
  });
});
