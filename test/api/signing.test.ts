import { beforeAll, describe, expect, inject, it } from 'vitest';
import { bytesOf, idle, mailsTo, Person, Tenant } from '../support/client.ts';
import {
  address,
  inline,
  type Json,
  pdf,
  problem,
  refusal,
  send,
  sentToOne,
  sha256,
  signer,
  typesOf,
} from './kit.ts';

const service = inject('service');
const senderAddress = address('sender');
let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.create(service, 'Bolig ApS', senderAddress);
});

const field = (more: Json = {}): Json => ({
  document: 'doc',
  recipient: 'a',
  type: 'signature',
  page: 1,
  x: 72,
  y: 640,
  width: 180,
  height: 48,
  ...more,
});

describe('roles', () => {
  it('NS-4: a signer and an approver are needed; viewer and copy block nothing', async () => {
    const [a, b, v, c] = [address(), address(), address(), address()];
    const envelope = await send(tenant, [
      signer({ email: a }),
      signer({ role: 'approver', email: b }),
      signer({ role: 'viewer', email: v }),
      signer({ role: 'copy', email: c }),
    ]);
    const [one, two, viewer] = [
      await Person.invited(service, a),
      await Person.invited(service, b),
      await Person.invited(service, v),
    ];
    expect(await mailsTo(service, c)).toEqual([]);
    expect(refusal(await two.sign())).toEqual([409, 'invalid_state']);
    const { presented } = await viewer.view();
    expect(refusal(await one.call('POST', '/approve', { presented: (await one.view()).presented }))).toEqual([
      409,
      'invalid_state',
    ]);
    expect((await viewer.call('POST', '/view', { presented })).body).toEqual({
      status: 'viewed',
      receipt: null,
    });
    expect((await one.sign()).body.status).toBe('signed');
    const approval = await two.call('POST', '/approve', { presented: (await two.view()).presented });
    expect(approval.body.status).toBe('approved');
    await idle(service);
    const done = await tenant.envelope(envelope.id);
    expect(done.status).toBe('completed');
    expect(done.recipients.map(({ status }) => status)).toEqual(['signed', 'approved', 'viewed', 'copied']);
    expect((await mailsTo(service, c))[0]?.attachments).toHaveLength(1);
  });

  it('an approver and a viewer agree to other sentences than a signer', async () => {
    const [a, b, v] = [address(), address(), address()];
    await send(tenant, [
      signer({ email: a }),
      signer({ role: 'approver', email: b }),
      signer({ role: 'viewer', email: v }),
    ]);
    const texts = [];
    for (const email of [a, b, v])
      texts.push((await (await Person.invited(service, email)).view()).presented.consentText.id);
    expect(texts).toEqual(['signing-consent', 'approval-statement', 'signing-notice']);
  });
});

describe('signing', () => {
  it('ES-1 I2: twice is once, with the first answer, also after the end and with other words', async () => {
    const { envelope, person } = await sentToOne(tenant);
    const first = await person.sign();
    expect([first.status, first.body]).toEqual([200, { status: 'signed', receipt: expect.any(String) }]);
    const again = await person.sign({ signature: { kind: 'typed', text: 'Somebody Else' } });
    expect([again.status, again.body]).toEqual([200, first.body]);
    await idle(service);
    expect((await tenant.envelope(envelope.id)).status).toBe('completed');
    expect((await person.sign()).body).toEqual(first.body);
    expect((await typesOf(tenant, envelope.id)).filter((type) => type === 'recipient.signed')).toHaveLength(
      1,
    );
    expect(refusal(await person.call('POST', '/decline', { reason: 'x' }))).toEqual([
      409,
      'envelope_completed',
    ]);
    expect(refusal(await person.call('POST', '/not-me', {}))).toEqual([409, 'envelope_completed']);
  });

  it('ES-5: needs exactly what was presented: version, documents, consent text', async () => {
    const { person } = await sentToOne(tenant);
    const { presented } = await person.view();
    const [document] = presented.documents;
    const wrong = [
      { ...presented, envelopeVersion: presented.envelopeVersion + 1 },
      { ...presented, documents: [] },
      { ...presented, documents: [{ id: document?.id, sha256: 'a'.repeat(64) }] },
      { ...presented, consentText: { ...presented.consentText, version: presented.consentText.version + 1 } },
      { ...presented, consentText: { ...presented.consentText, locale: 'fi' } },
    ];
    for (const one of wrong)
      expect(refusal(await person.sign({ presented: one }))).toEqual([409, 'presentation_changed']);
    expect(refusal(await person.sign({ consent: false }))[0]).toBe(422);
    expect((await person.sign()).status).toBe(200);
  });

  it('waits for its turn', async () => {
    const [a, b] = [address(), address()];
    const envelope = await send(tenant, [signer({ email: a }), signer({ email: b, order: 2 })]);
    const first = await Person.invited(service, a);
    await first.sign();
    const second = await Person.invited(service, b);
    await tenant.call('POST', `/v1/envelopes/${envelope.id}/correct`, {
      recipients: [{ id: envelope.recipients[1]?.id, name: 'Ny' }],
    });
    expect(refusal(await second.call('GET', ''))).toEqual([404, 'not_found']);
    expect((await (await Person.invited(service, b)).sign()).status).toBe(200);
  });

  it('checks the values of the signer’s own fields, one entry each, and keeps the good ones', async () => {
    const email = address();
    const types = ['signature', 'text', 'date', 'checkbox', 'initials'];
    const fields = types.map((type, index) => field({ type, y: 100 + index * 60 }));
    const envelope = await send(tenant, [signer({ email, ref: 'a' }), signer({ ref: 'b' })], {
      documents: [await inline()],
      fields: [...fields, field({ recipient: 'b', x: 320 })],
    });
    const person = await Person.invited(service, email);
    const view = await person.view();
    expect(view.fields.map(({ type }) => type)).toEqual(types);
    const id = Object.fromEntries(view.fields.map((one) => [one.type, one.id])) as Record<string, string>;
    const foreign =
      envelope.fields.find(({ recipient }) => recipient === envelope.recipients[1]?.id)?.id ?? '';
    const bad = await person.sign({
      fields: {
        [id.text ?? '']: '',
        [id.date ?? '']: '2026-02-30',
        [id.checkbox ?? '']: 'yes',
        [id.initials ?? '']: 'ABCDEFGHI',
        [foreign]: 'mine',
      },
    });
    expect([bad.status, problem(bad).at.toSorted()]).toEqual([
      422,
      [
        `/fields/${foreign} unknown_field`,
        `/fields/${id.checkbox} invalid_type`,
        `/fields/${id.checkbox} required`,
        `/fields/${id.date} invalid_date`,
        `/fields/${id.initials} too_big`,
        `/fields/${id.text} required`,
      ].toSorted(),
    ]);
    expect((await tenant.envelope(envelope.id)).recipients[0]?.status).toBe('opened');
    const good = await person.sign({
      signature: {
        kind: 'drawn',
        strokes: [
          [
            [0, 0],
            [0.5, 1],
            [1, 0],
          ],
        ],
      },
      fields: { [id.text ?? '']: 'Stue til højre', [id.checkbox ?? '']: true, [id.initials ?? '']: 'ÅØ' },
    });
    expect(good.status).toBe(200);
  });

  it('reads only by GET: a mail scanner that opens every link changes nothing', async () => {
    const { envelope, person } = await sentToOne(tenant);
    const before = await tenant.call('GET', `/v1/envelopes/${envelope.id}`);
    for (let time = 0; time < 3; time += 1) await person.call('GET', '');
    const after = await tenant.call('GET', `/v1/envelopes/${envelope.id}`);
    expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
    expect(await typesOf(tenant, envelope.id)).not.toContain('recipient.opened');
  });

  it('shows the document by a link of its own, to its people only', async () => {
    const { person } = await sentToOne(tenant);
    const other = await sentToOne(tenant);
    const [shown] = (await person.view()).documents;
    if (shown?.content == null) throw new Error('nothing shown');
    expect(sha256(await bytesOf(shown.content))).toBe(sha256(await pdf()));
    const path = `/documents/${shown.id}/content`;
    expect((await person.call('GET', path)).status).toBe(200);
    expect(refusal(await other.person.call('GET', path))).toEqual([404, 'not_found']);
    expect(refusal(await person.call('GET', `${path}?version=sealed`))).toEqual([404, 'not_found']);
    expect(refusal(await person.call('GET', '/evidence'))[0]).toBe(404);
  });
});

describe('not signing', () => {
  it('ST-5 ST-6: declines for all at once; nobody signs after it, what was signed stays, all are told', async () => {
    const [a, b, c, d] = [address(), address(), address(), address()];
    const envelope = await send(tenant, [
      signer({ email: a }),
      signer({ email: b }),
      signer({ email: c }),
      signer({ email: d, order: 2 }),
    ]);
    const people = [];
    for (const email of [a, b, c]) people.push(await Person.invited(service, email));
    const [signed, decliner, late] = people;
    if (!signed || !decliner || !late) throw new Error('nobody');
    await signed.sign();
    expect(refusal(await decliner.call('POST', '/decline', {}))[0]).toBe(422);
    expect((await decliner.call('POST', '/decline', { reason: 'For dyrt' })).body).toEqual({
      status: 'declined',
    });
    expect((await decliner.call('POST', '/decline', { reason: 'Again' })).status).toBe(200);
    expect(refusal(await late.sign())).toEqual([409, 'envelope_declined']);
    expect((await signed.sign()).body.status).toBe('signed');
    expect(refusal(await signed.call('POST', '/decline', { reason: 'x' }))).toEqual([
      409,
      'envelope_declined',
    ]);
    const after = await tenant.envelope(envelope.id);
    expect(after.recipients.map(({ status }) => status)).toEqual([
      'signed',
      'declined',
      'skipped',
      'skipped',
    ]);
    expect(after.recipients[1]?.declineReason).toBe('For dyrt');
    expect([(await mailsTo(service, a)).length, (await mailsTo(service, c)).length]).toEqual([2, 2]);
    expect([(await mailsTo(service, b)).length, (await mailsTo(service, d)).length]).toEqual([1, 0]);
    const told = (await mailsTo(service, senderAddress)).filter(({ text }) => text.includes('For dyrt'));
    expect(told).toHaveLength(1);
    expect((await late.view()).envelope.status).toBe('declined');
  });

  it('one who has signed cannot decline any more', async () => {
    const [a, b] = [address(), address()];
    const envelope = await send(tenant, [signer({ email: a }), signer({ email: b })]);
    const person = await Person.invited(service, a);
    await person.sign();
    expect(refusal(await person.call('POST', '/decline', { reason: 'x' }))).toEqual([409, 'invalid_state']);
    expect(refusal(await person.call('POST', '/not-me', {}))).toEqual([409, 'invalid_state']);
    expect((await tenant.envelope(envelope.id)).recipients[0]?.status).toBe('signed');
  });

  it('NS-9: "not meant for me" stops the link and tells the sender, who corrects the address', async () => {
    const email = address('forkert');
    const { envelope, person } = await sentToOne(tenant, { email });
    const answer = await person.call('POST', '/not-me', {});
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([200, '{"status":"waiting"}']);
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '/open', {}],
      ['POST', '/not-me', {}],
    ] as const)
      expect(refusal(await person.call(method, path, body))).toEqual([404, 'not_found']);
    const unknown = await new Person(service, 'A'.repeat(43)).call('GET', '');
    const stopped = await person.call('GET', '');
    expect({ ...stopped.body, requestId: null }).toEqual({ ...unknown.body, requestId: null });
    await idle(service);
    const sender = (await mailsTo(service, senderAddress)).filter(({ text }) => text.includes(envelope.id));
    expect(sender.length).toBeGreaterThan(0);
    expect(await typesOf(tenant, envelope.id)).toContain('recipient.notMe');
    const right = address('rigtig');
    await tenant.call('POST', `/v1/envelopes/${envelope.id}/correct`, {
      recipients: [{ id: envelope.recipients[0]?.id, email: right }],
    });
    expect((await (await Person.invited(service, right)).sign()).status).toBe(200);
  });
});
