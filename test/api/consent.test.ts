import { describe, expect, inject, it } from 'vitest';
import { textVersion } from '../../layers/privacy/texts/registry.ts';
import { textHash } from '../../layers/privacy/texts/text-version.ts';
import { idle, mailsTo, Tenant, unique } from '../support/client.ts';
import { verifyReceipt } from '../support/receipts.ts';
import { Requester } from '../support/rights.ts';
import { findInSinks } from '../support/sinks/find-in-sinks.ts';
import {
  addContact,
  agree,
  announce,
  contactOf,
  countsOf,
  form,
  shownText,
  subscriber,
  subscriptionOf,
} from '../support/subscriptions.ts';
import { refusal, sentToOne } from './kit.ts';

const service = inject('service');
const oneClick = { 'List-Unsubscribe': 'One-Click' };

interface Line {
  readonly subject: string;
  readonly act: string;
  readonly kind: string | null;
  readonly channel: string;
  readonly purpose: string;
  readonly text: { readonly id: string; readonly locale: string; readonly sha256: string } | null;
  readonly proof: { readonly by: string; readonly seq: number };
}
const ledger = async (tenant: Tenant) =>
  (await tenant.call<{ items: Line[] }>('GET', '/v1/privacy/consents?limit=100')).body.items;
const newsTo = async (email: string) =>
  (await mailsTo(service, email)).filter(({ headers }) => headers['list-unsubscribe'] !== undefined);

describe('consent to news', () => {
  it('P-36 ES-6: is asked for by mail and counts once given on the page, with exact text, hash, language, channel, purpose and proof', async () => {
    const tenant = await Tenant.create(service);
    const { body } = await addContact(tenant);
    expect(body.status).toBe('pending');
    expect(await countsOf(tenant, await announce(tenant))).toMatchObject({ sent: 0, noPermission: 1 });

    const url = await subscriptionOf(tenant, body.email);
    const { ref, html } = await shownText(url);
    const words = textVersion('marketing-consent', 1, 'da');
    if (words === null) throw new Error('no text');
    expect(ref).toBe('marketing-consent/1/da');
    expect(html).toContain(words.text.replace('{controller}', 'Bolig ApS'));
    expect((await contactOf(tenant, body.id)).status).toBe('pending');
    expect((await form(`${url}/consent`, { text: ref })).status).toBe(200);

    const given = await contactOf(tenant, body.id);
    expect(given.status).toBe('subscribed');
    expect(given.ledger.map(({ act }) => act)).toEqual(['consent.requested', 'consent.given']);
    const [line] = await ledger(tenant);
    expect(line).toMatchObject({
      subject: body.id,
      act: 'given',
      kind: 'consent',
      channel: 'page',
      purpose: 'marketing',
      text: { id: 'marketing-consent', version: 1, locale: 'da', sha256: textHash(words) },
      proof: { by: 'doubleOptIn', seq: 2 },
    });
  });

  it('P-36: is refused for another text than the one in force, and counts nothing', async () => {
    const tenant = await Tenant.create(service);
    const { body } = await addContact(tenant);
    const url = await subscriptionOf(tenant, body.email);
    for (const text of ['marketing-consent/2/da', 'marketing-consent/1/en', '', 'signing-consent/1/da'])
      expect((await form(`${url}/consent`, { text })).status).toBe(409);
    expect((await contactOf(tenant, body.id)).status).toBe('pending');
  });

  it('P-36: stands beside the signer’s declaration in one ledger, and neither is taken for the other', async () => {
    const tenant = await Tenant.create(service);
    const { person } = await sentToOne(tenant);
    await person.sign();
    await subscriber(tenant);
    const lines = await ledger(tenant);
    expect(lines.map(({ act, kind, purpose }) => [act, kind, purpose])).toEqual([
      ['given', 'consent', 'marketing'],
      ['signed', 'declaration', 'performSigning'],
    ]);
    expect(lines[1]?.text?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('P-37 NS-27 ES-21: is taken back by one step where giving took two, and both times stay', async () => {
    const tenant = await Tenant.create(service);
    const contact = await subscriber(tenant);
    const before = await contactOf(tenant, contact.id);
    // Giving: open the link, press the button. Taking back: the mail program's own button.
    expect((await form(contact.url, oneClick)).status).toBe(200);
    const after = await contactOf(tenant, contact.id);
    expect(after).toMatchObject({ status: 'unsubscribed', givenAt: before.givenAt });
    expect(Date.parse(after.endedAt ?? '')).toBeGreaterThan(Date.parse(after.givenAt ?? ''));
    expect(after.ledger.slice(0, 2)).toEqual(before.ledger);
    expect(after.ledger.at(-1)).toMatchObject({ act: 'consent.withdrawn', channel: 'mail' });
    expect((await form(contact.url, oneClick)).status).toBe(200);
    expect((await contactOf(tenant, contact.id)).ledger).toHaveLength(3);
  });
});

describe('an announcement', () => {
  it('P-38 ES-17: carries one-click unsubscribe in its header and a link at its bottom, and nothing else does', async () => {
    const tenant = await Tenant.create(service);
    const contact = await subscriber(tenant);
    expect(await countsOf(tenant, await announce(tenant))).toMatchObject({ sent: 1 });
    const [news] = await newsTo(contact.email);
    expect(news?.headers['list-unsubscribe']).toBe(`<${contact.url}>`);
    expect(news?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(news?.text.trimEnd().split('\n').at(-1)).toContain(contact.url);
    expect(news?.html).toContain(`href="${contact.url}"`);

    const { email } = await sentToOne(tenant);
    const [invitation] = await mailsTo(service, email);
    expect(invitation?.headers['list-unsubscribe']).toBeUndefined();
    expect(invitation?.text).not.toContain('/subscriptions/');
  });

  it('P-38 ES-17: is stopped without login, by form or multipart, for the right address only', async () => {
    const tenant = await Tenant.create(service);
    const [one, two, three] = [await subscriber(tenant), await subscriber(tenant), await subscriber(tenant)];
    const multipart = new FormData();
    multipart.set('List-Unsubscribe', 'One-Click');
    expect((await fetch(one.url, { method: 'POST', body: multipart, redirect: 'manual' })).status).toBe(200);
    expect((await form(two.url, oneClick)).status).toBe(200);
    expect(await countsOf(tenant, await announce(tenant))).toMatchObject({ sent: 1, suppressed: 2 });
    expect(await newsTo(one.email)).toHaveLength(0);
    expect(await newsTo(three.email)).toHaveLength(1);
    const stranger = one.url.replace(/.{43}$/, 'A'.repeat(43));
    expect((await form(stranger, oneClick)).status).toBe(404);
    expect((await fetch(stranger)).status).toBe(404);
  });

  it('P-37: opening the link changes nothing, for mail scanners open every link', async () => {
    const tenant = await Tenant.create(service);
    const contact = await subscriber(tenant);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const page = await fetch(contact.url, { method });
      expect(page.status).toBe(200);
      expect(page.headers.get('set-cookie')).toBeNull();
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect(
      (
        await fetch(contact.url, {
          method: 'POST',
          body: '{}',
          headers: { 'content-type': 'application/json' },
        })
      ).status,
    ).toBe(415);
    expect((await contactOf(tenant, contact.id)).status).toBe('subscribed');
  });

  it('NS-4: reaches who agreed and who is a customer; whoever is neither is blocked and counted', async () => {
    const tenant = await Tenant.create(service);
    const agreed = await subscriber(tenant);
    const neither = await addContact(tenant);
    const customer = await addContact(tenant, {
      basis: 'customerRelation',
      customerSince: '2026-01-05T00:00:00Z',
    });
    expect(customer.body).toMatchObject({ status: 'subscribed' });
    const id = await announce(tenant);
    expect(await countsOf(tenant, id)).toEqual({ sent: 2, noPermission: 1, suppressed: 0, undeliverable: 0 });
    expect(await newsTo(agreed.email)).toHaveLength(1);
    expect(await newsTo(customer.body.email)).toHaveLength(1);
    expect(await newsTo(neither.body.email)).toHaveLength(0);
    const strange = await addContact(tenant, { basis: 'customerRelation' });
    expect(refusal(strange)).toEqual([422, 'validation_failed']);
  });
});

describe('an address that must not be written to', () => {
  it('B2B-15 NS-25 P-30: beats consent, survives the erasure of the person, and cannot be added again', async () => {
    const tenant = await Tenant.create(service);
    const contact = await subscriber(tenant, {
      email: `Mixed-${unique()}@example.com`,
      name: 'Canary Quill',
    });
    await form(contact.url, oneClick);
    expect((await form(`${contact.url}/consent`, { text: 'marketing-consent/1/da' })).status).toBe(409);

    const erased = await tenant.call<{ kept: { record: string }[]; receipt: string }>(
      'DELETE',
      `/v1/contacts/${contact.id}`,
    );
    expect(erased.body.kept.map(({ record }) => record)).toEqual(['suppression']);
    await idle(service);
    expect((await tenant.call('GET', `/v1/contacts/${contact.id}`)).status).toBe(404);
    expect(await verifyReceipt(tenant, erased.body.receipt)).toMatchObject({
      subject: contact.id,
      counts: { after: 0 },
      survivors: ['suppression'],
    });
    expect(findInSinks(service.dataDir, [contact.email, 'Canary Quill'])).toEqual([]);

    for (const email of [contact.email, contact.email.toLowerCase()])
      expect(refusal(await addContact(tenant, { email }))).toEqual([409, 'suppressed']);
    expect(await countsOf(tenant, await announce(tenant))).toMatchObject({ sent: 0 });
    // Another organisation is another controller: the list is keyed per space.
    const other = await Tenant.create(service, 'Andre ApS');
    expect((await addContact(other, { email: contact.email })).status).toBe(201);
  });

  it('NS-25 B2B-14 P-30: is put there at once by an objection on request, without a decision, and the person is told', async () => {
    const tenant = await Tenant.create(service);
    const contact = await subscriber(tenant);
    await Requester.proven(service, 'objection', contact.email);
    await idle(service);
    expect((await contactOf(tenant, contact.id)).ledger.at(-1)).toMatchObject({
      act: 'marketing.objected',
      channel: 'request',
    });
    expect(await countsOf(tenant, await announce(tenant))).toMatchObject({ sent: 0, suppressed: 1 });
    const told = (await mailsTo(service, contact.email)).at(-1);
    expect(told?.text).toContain('imødekommet');
  });

  it('ES-18 P-38: still gets messages about documents, which never count as promotion', async () => {
    const tenant = await Tenant.create(service);
    const contact = await subscriber(tenant);
    await form(contact.url, oneClick);
    const { person } = await sentToOne(tenant, { email: contact.email });
    expect((await person.sign()).status).toBe(200);
    expect(await newsTo(contact.email)).toHaveLength(0);
  });

  it('ES-6: is put there when mail bounces or is called spam', async () => {
    const tenant = await Tenant.create(service);
    for (const name of ['bounce', 'complaint']) {
      const { body } = await addContact(tenant, { email: `${name}@simulator.amazonses.com` });
      await idle(service);
      const failed = await contactOf(tenant, body.id);
      expect(failed.status).toBe('unsubscribed');
      expect(failed.ledger.at(-1)).toMatchObject({ act: 'address.failed', channel: 'provider' });
      expect(refusal(await addContact(tenant, { email: body.email }))).toEqual([409, 'suppressed']);
    }
  });
});

describe('every message', () => {
  it('SM-2 B2B-5 ES-16: is logged with channel and category, one for each event', async () => {
    const tenant = await Tenant.create(service);
    const contact = await subscriber(tenant);
    await announce(tenant);
    const { envelope, person } = await sentToOne(tenant, { phone: '+4512345678', notify: ['email', 'sms'] });
    await person.sign();
    await idle(service);
    const logged = await tenant.call<{
      items: { about: string; channel: string; kind: string; category: string; messageId: string }[];
    }>('GET', '/v1/privacy/messages?limit=100');
    const lines = logged.body.items.map(({ about, channel, kind, category }) => [
      about,
      channel,
      kind,
      category,
    ]);
    const of = (id: string) => lines.filter(([about]) => about === id).map((line) => line.slice(1).join(' '));
    expect(of(contact.id).sort()).toEqual([
      'email announcement promotional',
      'email consentRequest transactional',
    ]);
    expect(of(envelope.id).sort()).toEqual([
      'email copy transactional',
      'email invitation transactional',
      'email senderCompleted transactional',
      'sms copy transactional',
      'sms invitation transactional',
    ]);
    expect(new Set(logged.body.items.map(({ messageId }) => messageId)).size).toBe(lines.length);
    expect(JSON.stringify(logged.body)).not.toContain('@example.com');
  });
});

describe('a contact', () => {
  it('is one for an address, whoever asks twice, and unknown to other organisations', async () => {
    const tenant = await Tenant.create(service);
    const contact = await subscriber(tenant);
    const again = await addContact(tenant, { email: contact.email });
    expect(again.body.id).toBe(contact.id);
    const stranger = await Tenant.create(service);
    expect((await stranger.call('GET', `/v1/contacts/${contact.id}`)).status).toBe(404);
    expect((await stranger.call('DELETE', `/v1/contacts/${contact.id}`)).status).toBe(404);
    expect((await tenant.call<{ items: unknown[] }>('GET', '/v1/contacts')).body.items).toHaveLength(1);
    expect(await agree(tenant, contact.email)).toBe(contact.url);
  });
});
