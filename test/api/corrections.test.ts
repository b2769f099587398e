import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { mailsTo, Person, Tenant, tokenFor } from '../support/client.ts';
import { address, create, problem, refusal, send, sentToOne, signer, typesOf } from './kit.ts';

const service = inject('service');
let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.create(service);
});

const correct = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  tenant.call<Envelope>('POST', `/v1/envelopes/${id}/correct`, body, headers);

describe('correct', () => {
  it('NS-6: moves one recipient to a new address; the old link stops, nobody else notices', async () => {
    const [wrong, right, other] = [address('wrong'), address('right'), address('other')];
    const envelope = await send(tenant, [signer({ email: wrong }), signer({ email: other })]);
    const [old, untouched] = [await Person.invited(service, wrong), await Person.invited(service, other)];
    await untouched.call('POST', '/open', {});
    const before = await untouched.view();
    const [first] = envelope.recipients;
    const answer = await correct(envelope.id, {
      recipients: [{ id: first?.id, email: right, name: 'Åsa Ö' }],
    });
    expect(answer.status).toBe(200);
    expect(answer.body.recipients[0]).toMatchObject({ email: right, name: 'Åsa Ö' });

    const foreign = new Person(service, 'A'.repeat(43));
    const stopped = await old.call('GET', '');
    const unknown = await foreign.call('GET', '');
    const comparable = ({ body }: typeof stopped) => ({ ...body, requestId: null });
    expect([stopped.status, comparable(stopped)]).toEqual([404, comparable(unknown)]);
    expect(refusal(await old.call('POST', '/open', {}))).toEqual([404, 'not_found']);

    expect(await untouched.view()).toEqual({ ...before, documents: expect.any(Array) });
    expect((await tenant.envelope(envelope.id)).recipients[1]?.status).toBe('opened');
    expect(await mailsTo(service, other)).toHaveLength(1);
    expect(await mailsTo(service, wrong)).toHaveLength(1);
    const fresh = await Person.invited(service, right);
    expect((await fresh.sign()).status).toBe(200);
    expect((await untouched.sign()).status).toBe(200);
    expect(await typesOf(tenant, envelope.id)).toContain('envelope.corrected');
  });

  it('ST-4 ST-5: of one who has acted is refused whole: nothing in the same call is changed', async () => {
    const [a, b] = [address(), address()];
    const envelope = await send(tenant, [signer({ email: a }), signer({ email: b })]);
    await (await Person.invited(service, a)).sign();
    const before = await tenant.envelope(envelope.id);
    const token = await tokenFor(service, b);
    const [first, second] = envelope.recipients;
    const answer = await correct(envelope.id, {
      message: 'Something else',
      recipients: [
        { id: second?.id, email: address() },
        { id: first?.id, name: 'Somebody else' },
      ],
    });
    expect(refusal(answer)).toEqual([409, 'invalid_state']);
    expect(await tenant.envelope(envelope.id)).toEqual(before);
    expect((await new Person(service, token).call('GET', '')).status).toBe(200);
  });

  it('shows a changed message to all who have not acted: what they had read is no longer what they sign', async () => {
    const { envelope, person } = await sentToOne(tenant);
    const view = await person.view();
    await correct(envelope.id, { message: 'New: the rent is 100 more' });
    const stale = await person.call('POST', '/sign', {
      presented: view.presented,
      consent: true,
      signature: { kind: 'typed', text: 'Åse' },
    });
    expect(refusal(stale)).toEqual([409, 'presentation_changed']);
    expect((await person.sign()).status).toBe(200);
  });

  it('leaves what was read valid when only somebody else, the deadline or the reminders change', async () => {
    const [a, b] = [address(), address()];
    const envelope = await send(tenant, [signer({ email: a }), signer({ email: b })]);
    const person = await Person.invited(service, a);
    const { presented } = await person.view();
    const expiresAt = new Date(Date.now() + 40 * 86_400_000).toISOString();
    const answer = await correct(envelope.id, {
      recipients: [{ id: envelope.recipients[1]?.id, name: 'Ny' }],
      expiresAt,
      reminders: { first: 'P1D', every: 'P1D', max: 1 },
    });
    expect([answer.status, answer.body.expiresAt]).toEqual([200, expiresAt]);
    expect((await person.view()).presented).toEqual(presented);
  });

  it('honours If-Match, and refuses foreign ids, missing addresses and deadlines out of reach', async () => {
    const { envelope } = await sentToOne(tenant);
    const got = await tenant.call('GET', `/v1/envelopes/${envelope.id}`);
    const etag = got.headers.get('etag') ?? '';
    const [first] = envelope.recipients;
    const good = { recipients: [{ id: first?.id, name: 'Navn' }] };
    expect(refusal(await correct(envelope.id, good, { 'if-match': '"v1"' }))).toEqual([
      412,
      'version_conflict',
    ]);
    expect((await correct(envelope.id, good, { 'if-match': etag })).status).toBe(200);
    const stranger = await sentToOne(tenant);
    const foreign = { recipients: [{ id: stranger.envelope.recipients[0]?.id, name: 'X' }] };
    expect(refusal(await correct(envelope.id, foreign))).toEqual([404, 'not_found']);
    const bare = { recipients: [{ id: first?.id, email: null }] };
    expect(problem(await correct(envelope.id, bare)).at).toEqual(['/recipients/0/email required']);
    const sms = { recipients: [{ id: first?.id, authentication: { method: 'smsCode' } }] };
    expect(problem(await correct(envelope.id, sms)).at).toEqual(['/recipients/0/phone required']);
    for (const expiresAt of ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z'])
      expect(problem(await correct(envelope.id, { expiresAt })).at).toEqual(['/expiresAt out_of_range']);
    expect(refusal(await correct(envelope.id, {}))[0]).toBe(422);
  });

  it('names one recipient twice in a call: refused, not decided by chance', async () => {
    const { envelope } = await sentToOne(tenant);
    const id = envelope.recipients[0]?.id;
    const answer = await correct(envelope.id, {
      recipients: [
        { id, name: 'A' },
        { id, name: 'B' },
      ],
    });
    expect(answer.status).toBe(422);
    expect((await tenant.envelope(envelope.id)).recipients[0]?.name).toBe('Åse Ørsted');
  });

  it('brings somebody forward whose turn has come, at once', async () => {
    const [a, b] = [address(), address()];
    const envelope = await send(tenant, [signer({ email: a }), signer({ email: b, order: 2 })]);
    expect(await mailsTo(service, b)).toEqual([]);
    await correct(envelope.id, { recipients: [{ id: envelope.recipients[1]?.id, order: 1 }] });
    expect(await mailsTo(service, b)).toHaveLength(1);
  });
});

describe('the other changes after sending', () => {
  it('void: needs a reason, tells those notified, stops the signing, is final', async () => {
    const [a, b] = [address(), address()];
    const envelope = await send(tenant, [signer({ email: a }), signer({ email: b, order: 2 })]);
    const person = await Person.invited(service, a);
    const path = `/v1/envelopes/${envelope.id}`;
    expect(refusal(await tenant.call('POST', `${path}/void`, {}))[0]).toBe(422);
    const done = await tenant.call<Envelope>('POST', `${path}/void`, { reason: 'Lejemålet er væk' });
    expect([done.status, done.body.status]).toEqual([200, 'voided']);
    const mails = await mailsTo(service, a);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.text).toContain('Lejemålet er væk');
    expect(await mailsTo(service, b)).toEqual([]);
    expect((await person.view()).envelope.status).toBe('voided');
    expect(refusal(await person.sign())).toEqual([409, 'envelope_voided']);
    for (const [action, body] of [
      ['void', { reason: 'Again' }],
      ['remind', {}],
      ['send', {}],
      ['correct', { message: 'x' }],
      ['extend', { expiresAt: new Date(Date.now() + 86_400_000).toISOString() }],
      ['seal/retry', {}],
      ['unschedule', {}],
    ] as const)
      expect(refusal(await tenant.call('POST', `${path}/${action}`, body))).toEqual([409, 'invalid_state']);
  });

  it('remind: the same link again, to those whose turn it is', async () => {
    const [a, b] = [address(), address()];
    const envelope = await send(tenant, [signer({ email: a }), signer({ email: b, order: 2 })]);
    const token = await tokenFor(service, a);
    const answer = await tenant.call('POST', `/v1/envelopes/${envelope.id}/remind`, {});
    expect(answer.status).toBe(200);
    expect(await mailsTo(service, a)).toHaveLength(2);
    expect(await tokenFor(service, a)).toBe(token);
    expect(await mailsTo(service, b)).toEqual([]);
    expect((await typesOf(tenant, envelope.id)).filter((type) => type === 'recipient.reminded')).toHaveLength(
      1,
    );
  });

  it('extend: before the deadline, to a later one, at most a year from sending, and twice like once', async () => {
    const { path } = await sentToOne(tenant);
    const expiresAt = new Date(Date.now() + 60 * 86_400_000).toISOString();
    const done = await tenant.call<Envelope>('POST', `${path}/extend`, { expiresAt });
    expect([done.status, done.body.expiresAt]).toEqual([200, expiresAt]);
    expect((await tenant.call('POST', `${path}/extend`, { expiresAt })).status).toBe(200);
    const earlier = new Date(Date.parse(expiresAt) - 86_400_000).toISOString();
    expect(problem(await tenant.call('POST', `${path}/extend`, { expiresAt: earlier })).at).toEqual([
      '/expiresAt out_of_range',
    ]);
    const far = new Date(Date.now() + 367 * 86_400_000).toISOString();
    expect(problem(await tenant.call('POST', `${path}/extend`, { expiresAt: far })).at).toEqual([
      '/expiresAt out_of_range',
    ]);
  });

  it('schedule and unschedule: frozen in between, a draft again after', async () => {
    const made = await create(tenant, { recipients: [signer()] });
    const path = `/v1/envelopes/${made.body.id}`;
    const sendAt = new Date(Date.now() + 5 * 86_400_000).toISOString();
    const scheduled = await tenant.call<Envelope>('POST', `${path}/send`, { sendAt });
    expect([scheduled.status, scheduled.body.status, scheduled.body.sendAt]).toEqual([
      200,
      'scheduled',
      sendAt,
    ]);
    expect(refusal(await tenant.call('PATCH', path, { title: 'X' }))).toEqual([409, 'envelope_frozen']);
    expect(refusal(await tenant.call('POST', `${path}/send`, {}))).toEqual([409, 'invalid_state']);
    expect(refusal(await tenant.call('POST', `${path}/correct`, { message: 'x' }))).toEqual([
      409,
      'invalid_state',
    ]);
    const back = await tenant.call<Envelope>('POST', `${path}/unschedule`, {});
    expect([back.status, back.body.status, back.body.sendAt]).toEqual([200, 'draft', null]);
    expect((await tenant.call('PATCH', path, { title: 'X' })).status).toBe(200);
    expect(await mailsTo(service, String(made.body.recipients[0]?.email))).toEqual([]);
  });

  it('a draft takes none of them', async () => {
    const made = await create(tenant, { recipients: [signer()] });
    const path = `/v1/envelopes/${made.body.id}`;
    for (const [action, body] of [
      ['void', { reason: 'x' }],
      ['remind', {}],
      ['correct', { message: 'x' }],
      ['unschedule', {}],
      ['seal/retry', {}],
      ['purge', { reason: 'x' }],
    ] as const)
      expect([action, ...refusal(await tenant.call('POST', `${path}/${action}`, body))]).toEqual([
        action,
        409,
        'invalid_state',
      ]);
  });
});
