import { beforeAll, describe, expect, inject, it } from 'vitest';
import { mailsTo, Person, Tenant } from '../support/client.ts';
import { problem, refusal, sentToOne, typesOf } from './kit.ts';

const service = inject('service');
let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.create(service);
});

const emailCode = { authentication: { method: 'emailCode' } };

async function newestCode(to: string): Promise<string> {
  const mails = await mailsTo(service, to);
  const code = mails.map(({ text }) => /\b(\d{6})\b/.exec(text)?.[1]).findLast((one) => one !== undefined);
  if (code === undefined) throw new Error('no code');
  return code;
}
const ask = (person: Person, channel = 'email') => person.call('POST', '/code', { channel });
const verify = (person: Person, code: string) =>
  person.call<{ session: string }>('POST', '/code/verify', { code });
const another = (code: string, by = 1): string => String((Number(code) + by) % 1_000_000).padStart(6, '0');

describe('codes', () => {
  it('NS-5 ES-3: nothing is shown or done before the code, everything after it, with the session', async () => {
    const { envelope, person, email } = await sentToOne(tenant, emailCode);
    const closed = await person.view();
    expect(closed).toMatchObject({
      authentication: { required: 'emailCode', done: false },
      documents: [],
      fields: [],
    });
    expect(refusal(await person.sign())).toEqual([403, 'authentication_required']);
    expect(refusal(await person.call('POST', '/decline', { reason: 'x' }))).toEqual([
      403,
      'authentication_required',
    ]);
    const documentId = envelope.documents[0]?.id;
    const content = `/documents/${documentId}/content`;
    expect(refusal(await person.call('GET', content))).toEqual([403, 'authentication_required']);

    expect((await ask(person)).status).toBe(202);
    const code = await newestCode(email);
    expect(refusal(await verify(person, another(code)))).toEqual([422, 'code_wrong']);
    const opened = await verify(person, code);
    expect(opened.status).toBe(200);
    expect(refusal(await verify(person, code))).toEqual([422, 'code_wrong']);
    expect(refusal(await person.sign())).toEqual([403, 'authentication_required']);
    const forged = new Person(service, person.token);
    forged.session = `${opened.body.session.slice(0, -2)}AA`;
    expect(refusal(await forged.sign())).toEqual([403, 'authentication_required']);
    person.session = opened.body.session;
    expect((await person.view()).authentication.done).toBe(true);
    expect((await person.sign()).status).toBe(200);
    const types = await typesOf(tenant, envelope.id);
    for (const type of ['recipient.codeSent', 'recipient.codeFailed', 'recipient.authenticated'])
      expect(types).toContain(type);
  });

  it('a session opens one person’s envelope, not another’s', async () => {
    const one = await sentToOne(tenant, emailCode);
    const two = await sentToOne(tenant, emailCode);
    await ask(one.person);
    const { session } = (await verify(one.person, await newestCode(one.email))).body;
    two.person.session = session;
    expect(refusal(await two.person.sign())).toEqual([403, 'authentication_required']);
  });

  it('comes by SMS where the sender asked for it, and by no other way', async () => {
    const phone = `+4521${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`;
    const { person } = await sentToOne(tenant, { phone, authentication: { method: 'smsCode' } });
    expect(problem(await ask(person, 'email')).at).toEqual(['/channel not_allowed']);
    expect((await ask(person, 'sms')).status).toBe(202);
    const [sms] = await mailsTo(service, phone);
    expect(sms?.channel).toBe('sms');
    const opened = await verify(person, await newestCode(phone));
    person.session = opened.body.session;
    expect((await person.sign()).status).toBe(200);
  });

  it('a newer code replaces the older one', async () => {
    const { person, email } = await sentToOne(tenant, emailCode);
    await ask(person);
    const old = await newestCode(email);
    await ask(person);
    const fresh = await newestCode(email);
    if (old !== fresh) expect(refusal(await verify(person, old))).toEqual([422, 'code_wrong']);
    expect((await verify(person, fresh)).status).toBe(200);
  });

  it('ST-14: five tries a code, three codes an hour, fifteen tries a day, then 429 with Retry-After', async () => {
    const { person, email, envelope } = await sentToOne(tenant, emailCode);
    const wrong = async (code: string, times: number): Promise<void> => {
      for (let guess = 1; guess <= times; guess += 1)
        expect(refusal(await verify(person, another(code, guess)))).toEqual([422, 'code_wrong']);
    };
    await ask(person);
    const first = await newestCode(email);
    await wrong(first, 5);
    expect(refusal(await verify(person, first))).toEqual([422, 'code_wrong']);
    await ask(person);
    await wrong(await newestCode(email), 5);
    await ask(person);
    const last = await newestCode(email);
    await wrong(last, 4);
    expect(refusal(await verify(person, last))).toEqual([429, 'code_locked']);
    const more = await ask(person);
    expect(refusal(more)).toEqual([429, 'code_locked']);
    expect(Number(more.headers.get('retry-after'))).toBeGreaterThan(0);
    const tries = await verify(person, '000000');
    expect(refusal(tries)).toEqual([429, 'code_locked']);
    expect(Number(tries.headers.get('retry-after'))).toBeGreaterThan(3600);
    expect((await mailsTo(service, email)).length).toBe(4);
    expect((await tenant.envelope(envelope.id)).recipients[0]?.status).not.toBe('authenticated');
  });

  it('parallel guesses are all counted: never more than five against one code', async () => {
    const { person, email } = await sentToOne(tenant, emailCode);
    await ask(person);
    const code = await newestCode(email);
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, index) => verify(person, another(code, index + 1))),
    );
    for (const guess of guesses) expect([409, 422, 429]).toContain(guess.status);
    expect((await verify(person, code)).status).not.toBe(200);
  });

  it('one right code opens one session, however often it is given at once', async () => {
    const { person, email } = await sentToOne(tenant, emailCode);
    await ask(person);
    const code = await newestCode(email);
    const answers = await Promise.all([verify(person, code), verify(person, code), verify(person, code)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it.each([['12345'], ['1234567'], ['abcdef'], [''], ['１２３４５６'], [123456]])(
    'refuses %j as a code',
    async (code) => {
      const { person } = await sentToOne(tenant, emailCode);
      expect(refusal(await person.call('POST', '/code/verify', { code }))[0]).toBe(422);
    },
  );
});
