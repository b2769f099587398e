import { describe, expect, inject, it } from 'vitest';
import {
  type EvidenceFile,
  type PublicKeySet,
  verifyEvidence,
} from '../../layers/domain/evidence/verify-evidence.ts';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { completed, idle, mailsTo, Person, request, Tenant, twoSigners, unique } from '../support/client.ts';
import { verifyReceipt } from '../support/receipts.ts';

const service = inject('service');

interface Holding {
  readonly record: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly basis: string;
  readonly rule: string;
  readonly until: string | null;
  readonly source: readonly string[];
  readonly recipients: readonly {
    readonly name: string;
    readonly party: string | null;
    readonly at: string;
  }[];
  readonly accesses: readonly { readonly by: string; readonly what: string }[];
}
interface Candidate {
  readonly subject: string;
  readonly matched: string;
  readonly holdings: readonly Holding[];
}
interface Plan {
  readonly keeps: string;
  readonly held: boolean;
  readonly erased: readonly { readonly record: string; readonly fields: readonly string[] }[];
  readonly withheld: readonly {
    readonly record: string;
    readonly fields: readonly string[];
    readonly exception: string;
    readonly rule: string;
    readonly until: string | null;
  }[];
}
interface Operation {
  readonly id: string;
  readonly status: string;
  readonly result: { readonly receipt: string } | null;
}

const search = async (tenant: Tenant, query: Record<string, string>): Promise<readonly Candidate[]> =>
  (await tenant.call<{ candidates: Candidate[] }>('POST', '/v1/privacy/subjects/search', query)).body
    .candidates;

async function subjectOf(tenant: Tenant, email: string): Promise<string> {
  const [found] = await search(tenant, { email });
  if (found === undefined) throw new Error('nobody found');
  return found.subject;
}

const erase = (
  tenant: Tenant,
  subject: string,
  body: Record<string, unknown> = { ground: 'noLongerNeeded' },
) => tenant.call<Operation & Plan>('POST', `/v1/privacy/subjects/${subject}/erasure`, body);

const operation = async (tenant: Tenant, id: string): Promise<Operation> =>
  (await tenant.call<Operation>('GET', `/v1/operations/${id}`)).body;

async function keyFor(tenant: Tenant, scopes: readonly string[], owner = 'somebody'): Promise<Tenant> {
  const made = await request<{ apiKey: string }>(`${service.api}/_local/keys`, {
    method: 'POST',
    body: { organisationId: tenant.organisationId, mode: 'test', scopes, owner },
  });
  return new Tenant(service, { apiKey: made.body.apiKey, organisationId: tenant.organisationId });
}

/** An envelope under way with two people who have names nobody else has. */
async function underWay() {
  const tenant = await Tenant.create(service);
  const { body, people } = await twoSigners();
  const names = { landlord: `Åse ${unique()}`, tenant: `Björn ${unique()}` };
  const recipients = (body.recipients as Record<string, unknown>[]).map((one, index) => ({
    ...one,
    name: index === 0 ? names.landlord : names.tenant,
  }));
  const sent = await tenant.call<Envelope>('POST', '/v1/envelopes', { ...body, recipients });
  await idle(service);
  return { tenant, people, names, id: sent.body.id };
}

describe('finding a person', () => {
  it('NS-21 P-12: by address, telephone number or recipient id, with purpose, basis, rule, end, source and receivers', async () => {
    const tenant = await Tenant.create(service);
    const { envelope, people } = await completed(tenant);
    const [found, ...more] = await search(tenant, { email: people.landlord.toUpperCase() });
    expect(more).toEqual([]);
    expect(found?.matched).toBe('email');
    expect(found?.subject).toBe(`${envelope.id}.${envelope.recipients[0]?.id}`);
    const records = new Set(found?.holdings.map(({ record }) => record));
    expect([...records].sort()).toEqual(['document', 'envelope', 'recipient', 'recipientEvent', 'values']);
    for (const holding of found?.holdings ?? []) {
      expect(holding.basis).toMatch(/^gdpr:6-1-[bcf]$/);
      expect(holding.rule).toBe('envelope.completed');
      expect(holding.until).toBe(envelope.privacy.purgeAt);
      expect(holding.source.length).toBeGreaterThan(0);
    }
    const letters = found?.holdings.find(
      ({ record, purpose }) => record === 'recipient' && purpose === 'deliverMessages',
    );
    expect(letters?.recipients.some(({ name }) => name.includes('Amazon'))).toBe(true);
    expect(
      letters?.recipients.some(
        ({ name, party }) => name === 'parties' && party === envelope.recipients[1]?.id,
      ),
    ).toBe(true);
    expect(letters?.accesses.some(({ what }) => what === 'recipient.opened')).toBe(true);
    const byId = await search(tenant, { recipientId: String(envelope.recipients[0]?.id) });
    expect(byId.map(({ subject, matched }) => [subject, matched])).toEqual([[found?.subject, 'recipientId']]);
    expect(JSON.stringify(found)).not.toContain(people.landlord);
  });

  it('finds every envelope of an address, and two people who share one are two', async () => {
    const tenant = await Tenant.create(service);
    const shared = `shared-${unique()}@example.com`;
    const { body } = await twoSigners();
    const recipients = (body.recipients as Record<string, unknown>[]).map((one) => ({
      ...one,
      email: shared,
    }));
    for (let time = 0; time < 2; time += 1)
      await tenant.call('POST', '/v1/envelopes', { ...body, recipients, status: 'draft' });
    const found = await search(tenant, { email: shared });
    expect(new Set(found.map(({ subject }) => subject)).size).toBe(4);
  });

  it('P-55: shows nobody of another organisation or mode, refuses a key without the scope and a query of two members', async () => {
    const { tenant, people } = await underWay();
    const stranger = await Tenant.create(service);
    expect(await search(stranger, { email: people.landlord })).toEqual([]);
    const noScope = await keyFor(tenant, ['envelopes:read', 'envelopes:write']);
    const refused = await noScope.call('POST', '/v1/privacy/subjects/search', { email: people.landlord });
    expect([refused.status, refused.body.code]).toEqual([403, 'insufficient_scope']);
    const two = await tenant.call('POST', '/v1/privacy/subjects/search', {
      email: people.landlord,
      phone: '+4512345678',
    });
    expect([two.status, two.body.code]).toEqual([422, 'validation_failed']);
  });
});

describe('erasing a person', () => {
  it('NS-23 SM-20: the dry run names what goes and what stays with its rule and day, and changes nothing', async () => {
    const tenant = await Tenant.create(service);
    const { envelope, people } = await completed(tenant);
    const subject = await subjectOf(tenant, people.landlord);
    const plan = await erase(tenant, subject, { dryRun: true, ground: 'noLongerNeeded' });
    expect([plan.status, plan.body.keeps]).toEqual([200, 'proof']);
    expect(plan.body.erased.map(({ record }) => record)).toEqual(['recipient', 'lookup', 'recipientEvent']);
    for (const one of plan.body.withheld) {
      expect(one).toMatchObject({
        exception: 'legalClaim',
        rule: 'envelope.completed',
        until: envelope.privacy.purgeAt,
      });
    }
    expect(plan.body.withheld.map(({ record }) => record)).toEqual([
      'recipient',
      'values',
      'recipientEvent',
      'document',
    ]);
    expect(await tenant.envelope(envelope.id)).toEqual(envelope);
  });

  it('NS-23 B2B-11 B2B-14 P-18 P-26 P-57: of a party to a completed agreement contact data go, the proof stays, the others keep their evidence', async () => {
    const tenant = await Tenant.create(service);
    const { envelope, people } = await completed(tenant);
    const evidence = (await tenant.call('GET', `/v1/envelopes/${envelope.id}/evidence`)).body;
    const other = await Person.invited(service, people.tenant);
    const person = await Person.invited(service, people.landlord);
    const subject = await subjectOf(tenant, people.landlord);
    const first = await erase(tenant, subject);
    expect(first.status).toBe(202);
    await idle(service);
    const done = await operation(tenant, first.body.id);
    expect(done.status).toBe('succeeded');
    const after = await tenant.envelope(envelope.id);
    expect(after.recipients[0]).toMatchObject({
      name: 'Åse Ørsted',
      email: null,
      phone: null,
      status: 'signed',
    });
    expect(after.recipients[1]).toEqual(envelope.recipients[1]);
    expect(await search(tenant, { email: people.landlord })).toEqual([]);
    expect((await person.call('GET', '')).status).toBe(404);
    expect((await other.call('GET', '')).status).toBe(200);
    const later = (await tenant.call('GET', `/v1/envelopes/${envelope.id}/evidence`)).body as typeof evidence;
    expect(later.participants).toEqual(evidence.participants);
    expect(later.documents).toEqual(evidence.documents);
    const keys = (await request<PublicKeySet>(`${service.api}/.well-known/jwks.json`)).body;
    expect(verifyEvidence(later as unknown as EvidenceFile, keys)).toEqual([]);
    const receipt = await verifyReceipt(tenant, String(done.result?.receipt));
    expect(receipt).toMatchObject({ subject, keysDestroyed: 1, counts: { after: 0, withheld: 4 } });
  });

  it('P-26: asked twice it is one erasure with one receipt', async () => {
    const { tenant, people } = await underWay();
    const subject = await subjectOf(tenant, people.landlord);
    const [first, second] = await Promise.all([erase(tenant, subject), erase(tenant, subject)]);
    await idle(service);
    const third = await erase(tenant, subject);
    expect(new Set([first.body.id, second.body.id, third.body.id]).size).toBe(1);
    const list = await tenant.call<{ items: { id: string }[] }>('GET', '/v1/privacy/receipts');
    expect(list.body.items).toHaveLength(1);
  });

  it('P-18: of somebody who has not signed, all goes: link, reminders, name; the others go on', async () => {
    const { tenant, people, names, id } = await underWay();
    const person = await Person.invited(service, people.landlord);
    const subject = await subjectOf(tenant, people.landlord);
    const plan = await erase(tenant, subject, { dryRun: true, ground: 'objection' });
    expect(plan.body).toMatchObject({
      keeps: 'nothing',
      withheld: [{ record: 'document', exception: 'otherParties' }],
    });
    const letters = (await mailsTo(service, people.landlord)).length;
    await erase(tenant, subject, { ground: 'objection' });
    await idle(service);
    expect((await person.call('GET', '')).status).toBe(404);
    const after = await tenant.envelope(id);
    expect(after.recipients[0]).toMatchObject({ name: '', email: null, phone: null, status: 'skipped' });
    expect(after.recipients[1]?.name).toBe(names.tenant);
    const voided = await tenant.call('POST', `/v1/envelopes/${id}/void`, { reason: 'Not needed any more' });
    expect(voided.status).toBe(200);
    expect((await mailsTo(service, people.landlord)).length).toBe(letters);
  });

  it('a draft loses the person altogether, with fields', async () => {
    const tenant = await Tenant.create(service);
    const { body, people } = await twoSigners();
    const draft = await tenant.call<Envelope>('POST', '/v1/envelopes', { ...body, status: 'draft' });
    await erase(tenant, await subjectOf(tenant, people.landlord), { ground: 'unlawful' });
    await idle(service);
    const after = await tenant.envelope(draft.body.id);
    expect(after.recipients.map(({ email }) => email)).toEqual([people.tenant]);
    expect(after.fields.map(({ recipient }) => recipient)).toEqual([draft.body.recipients[1]?.id]);
  });

  it('the kept answer to a repeated call does not bring the person back', async () => {
    const tenant = await Tenant.create(service);
    const { body, people } = await twoSigners();
    const call = () => tenant.call<Envelope>('POST', '/v1/envelopes', body, { 'idempotency-key': 'once' });
    const first = await call();
    expect((await call()).body).toEqual(first.body);
    await erase(tenant, await subjectOf(tenant, people.landlord), { ground: 'consentWithdrawn' });
    await idle(service);
    const again = await call();
    expect(JSON.stringify(again.body ?? '')).not.toContain(people.landlord);
  });

  it.each(['noLongerNeeded', 'consentWithdrawn', 'objection', 'unlawful', 'legalObligation', 'child'])(
    'SM-17: the ground %s is taken, any other is not',
    async (ground) => {
      const { tenant, people } = await underWay();
      const subject = await subjectOf(tenant, people.tenant);
      const unknown = await erase(tenant, subject, { ground: 'because' });
      expect(unknown.status).toBe(422);
      const taken = await erase(tenant, subject, { ground });
      expect(taken.status).toBe(202);
      await idle(service);
      const { status, result } = await operation(tenant, taken.body.id);
      expect(status).toBe('succeeded');
      expect(await verifyReceipt(tenant, String(result?.receipt))).toMatchObject({
        rule: `request.${ground}`,
      });
    },
  );

  it('SM-17: a duty of law also takes the proof of a party, and nobody else’s', async () => {
    const tenant = await Tenant.create(service);
    const { envelope, people } = await completed(tenant);
    const subject = await subjectOf(tenant, people.landlord);
    await erase(tenant, subject);
    await idle(service);
    await erase(tenant, subject, { ground: 'legalObligation' });
    await idle(service);
    const after = await tenant.envelope(envelope.id);
    expect(after.recipients[0]).toMatchObject({ name: '', email: null, status: 'signed' });
    expect(after.recipients[1]).toEqual(envelope.recipients[1]);
    const receipts = await tenant.call<{ items: unknown[]; next: string | null }>(
      'GET',
      '/v1/privacy/receipts?limit=1',
    );
    expect(receipts.body.items).toHaveLength(1);
    expect(receipts.body.next).not.toBeNull();
  });

  it('P-55: foreign and malformed subjects answer 404 and 422, a key without the scope 403', async () => {
    const { tenant, people } = await underWay();
    const subject = await subjectOf(tenant, people.landlord);
    const stranger = await Tenant.create(service);
    for (const call of [
      () => erase(stranger, subject),
      () => erase(stranger, subject, { dryRun: true, ground: 'child' }),
      () => stranger.call('POST', `/v1/privacy/subjects/${subject}/restriction`, { ground: 'unlawful' }),
      () => stranger.call('DELETE', `/v1/privacy/subjects/${subject}/restriction`),
    ]) {
      const answer = await call();
      expect([answer.status, (answer.body as { code?: string }).code]).toEqual([404, 'not_found']);
    }
    expect((await erase(tenant, 'env_1.rcp_2')).status).toBeGreaterThanOrEqual(404);
    const reader = await keyFor(tenant, ['privacy:read']);
    expect((await erase(reader, subject)).status).toBe(403);
  });
});

describe('registers', () => {
  it('P-46: lists disclosures as they happened, page by page, in this organisation alone', async () => {
    const tenant = await Tenant.create(service);
    const { envelope } = await completed(tenant);
    const first = await tenant.call<{
      items: { subject: string | null; recipient: string }[];
      next: string | null;
    }>('GET', '/v1/privacy/disclosures?limit=3');
    expect(first.status).toBe(200);
    expect(first.body.items).toHaveLength(3);
    const all = await tenant.call<{
      items: { envelopeId: string; recipient: string; party: string | null }[];
    }>('GET', '/v1/privacy/disclosures?limit=100');
    expect(new Set(all.body.items.map(({ envelopeId }) => envelopeId))).toEqual(new Set([envelope.id]));
    const parties = all.body.items
      .filter(({ recipient }) => recipient === 'parties')
      .map(({ party }) => party);
    expect(new Set(parties)).toEqual(new Set([null, ...envelope.recipients.map(({ id }) => id)]));
    const stranger = await Tenant.create(service);
    expect((await stranger.call<{ items: unknown[] }>('GET', '/v1/privacy/disclosures')).body.items).toEqual(
      [],
    );
  });

  it('P-36: lists who agreed to which text, with version and digest', async () => {
    const tenant = await Tenant.create(service);
    const { envelope } = await completed(tenant);
    const { body } = await tenant.call<{
      items: { subject: string; act: string; text: { id: string; sha256: string } }[];
    }>('GET', '/v1/privacy/consents');
    expect(body.items.map(({ subject, act }) => [subject, act]).sort()).toEqual(
      envelope.recipients.map(({ id }) => [`${envelope.id}.${id}`, 'signed']).sort(),
    );
    for (const { text } of body.items) {
      expect(text.id).toBe('signing-consent');
      expect(text.sha256).toMatch(/^[\w-]{43}$|^[0-9a-f]{64}$/);
    }
  });
});
