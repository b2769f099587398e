import { mailsTo, request, type Tenant, unique } from './client.ts';

type Json = Record<string, unknown>;

export interface ContactView {
  readonly id: string;
  readonly email: string;
  readonly status: string;
  readonly givenAt: string | null;
  readonly endedAt: string | null;
  readonly ledger: readonly {
    readonly act: string;
    readonly at: string;
    readonly channel: string;
    readonly text: {
      readonly id: string;
      readonly version: number;
      readonly locale: string;
      readonly sha256: string;
    } | null;
  }[];
}

/** A page or form of a subscription, as a browser or mail program reaches it: no login, no cookie. */
export const form = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

export const addContact = (tenant: Tenant, more: Json = {}) =>
  tenant.call<ContactView>('POST', '/v1/contacts', {
    email: `contact-${unique()}@example.com`,
    locale: 'da',
    basis: 'consent',
    ...more,
  });

/** The address of the page in the newest message to somebody. */
export async function subscriptionOf(tenant: Tenant, email: string): Promise<string> {
  const mails = await mailsTo(tenant.service, email);
  const url = mails
    .map(({ text }) => /https?:\/\/\S+\/subscriptions\/[A-Za-z0-9_-]{43}/.exec(text)?.[0])
    .findLast((one) => one !== undefined);
  if (url === undefined) throw new Error('no message with a subscription');
  return url;
}

/** What the page asks for: the text by name, and the words. */
export async function shownText(url: string): Promise<{ ref: string; html: string }> {
  const html = await (await fetch(url)).text();
  return { ref: /name="text" value="([^"]+)"/.exec(html)?.[1] ?? '', html };
}

/** Agrees as the person does: opens the link, presses the button. */
export async function agree(tenant: Tenant, email: string): Promise<string> {
  const url = await subscriptionOf(tenant, email);
  await form(`${url}/consent`, { text: (await shownText(url)).ref });
  return url;
}

/** A contact who has agreed, with the page of their subscription. */
export async function subscriber(
  tenant: Tenant,
  more: Json = {},
): Promise<ContactView & { readonly url: string }> {
  const added = await addContact(tenant, more);
  if (added.status !== 201) throw new Error(`not added: ${JSON.stringify(added.body)}`);
  const url = await agree(tenant, added.body.email);
  return { ...added.body, url };
}

export const contactOf = async (tenant: Tenant, id: string): Promise<ContactView> =>
  (await tenant.call<ContactView>('GET', `/v1/contacts/${id}`)).body;

/** Sends news and waits until they are where they go. */
export async function announce(tenant: Tenant, subject = 'New opening hours') {
  const sent = await tenant.call<{ id: string }>('POST', '/v1/announcements', {
    subject,
    text: 'From December we are open until six.\n\nWelcome.',
  });
  await request(`${tenant.service.api}/_local/idle`, { method: 'POST', body: {} });
  return sent.body.id;
}

export const countsOf = async (tenant: Tenant, id: string): Promise<Record<string, number>> =>
  (await tenant.call<{ counts: Record<string, number> }>('GET', `/v1/announcements/${id}`)).body.counts;
