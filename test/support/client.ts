import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import type { Presented } from '../../layers/http/schemas/evidence.ts';
import type { Ready } from './service.ts';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

type Json = Record<string, unknown>;

/** Calls as a stranger's program would: plain HTTP, nothing of ours in between. */
export async function request<Body = Json>(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
): Promise<Answer<Body>> {
  const { method = 'GET', headers = {}, body } = options;
  const answer = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const parsed = /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
  return { status: answer.status, headers: answer.headers, body: parsed as Body };
}

export interface Mail {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly { readonly filename: string; readonly content?: string }[];
  readonly headers: Readonly<Record<string, string>>;
  readonly messageId: string;
}

/** One organisation's view of the service. */
export class Tenant {
  readonly service: Ready;
  readonly apiKey: string;
  readonly organisationId: string;

  constructor(service: Ready, made: { apiKey: string; organisationId: string }) {
    this.service = service;
    this.apiKey = made.apiKey;
    this.organisationId = made.organisationId;
  }

  static async create(
    service: Ready,
    name = 'Bolig ApS',
    contactEmail = `sender-${unique()}@example.com`,
  ): Promise<Tenant> {
    const made = await request<{ apiKey: string; organisationId: string }>(
      `${service.api}/_local/organisations`,
      {
        method: 'POST',
        body: { name, contactEmail },
      },
    );
    return new Tenant(service, made.body);
  }

  call<Body = Json>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return request<Body>(`${this.service.api}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.apiKey}`, ...headers },
      ...(body !== undefined && { body }),
    });
  }

  async envelope(id: string): Promise<Envelope> {
    return (await this.call<Envelope>('GET', `/v1/envelopes/${id}`)).body;
  }
}

let counter = 0;
/** A word nobody else uses: what a search for leaks can find. */
export const unique = (): string =>
  `${Date.now().toString(36)}${(counter++).toString(36)}${Math.random().toString(36).slice(2, 8)}`;

export const idle = (service: Ready): Promise<Answer> =>
  request(`${service.api}/_local/idle`, { method: 'POST', body: {} });

export const moveClock = (service: Ready, advance: string): Promise<Answer> =>
  request(`${service.api}/_local/clock`, { method: 'POST', body: { advance } });

export async function mailsTo(service: Ready, to: string): Promise<readonly Mail[]> {
  await idle(service);
  return (await request<{ items: Mail[] }>(`${service.api}/_local/outbox?to=${encodeURIComponent(to)}`)).body
    .items;
}

/** The token in the newest message to this address. */
export async function tokenFor(service: Ready, to: string): Promise<string> {
  const mails = await mailsTo(service, to);
  const token = mails
    .map(({ text }) => /\/sign#([A-Za-z0-9_-]{43})/.exec(text)?.[1])
    .findLast((one) => one !== undefined);
  if (token === undefined) throw new Error('no message with a link');
  return token;
}

export interface SigningView {
  readonly envelope: { readonly title: string; readonly status: string };
  readonly recipient: { readonly name: string; readonly status: string; readonly locale: string };
  readonly authentication: { readonly required: string; readonly done: boolean };
  readonly presented: Presented;
  readonly receipt: string | null;
  readonly documents: readonly {
    readonly id: string;
    readonly content: { readonly url: string; readonly headers: Record<string, string> } | null;
  }[];
  readonly fields: readonly { readonly id: string; readonly type: string }[];
}

/** A person with a link. */
export class Person {
  readonly #service: Ready;
  readonly token: string;
  session: string | null = null;

  constructor(service: Ready, token: string) {
    this.#service = service;
    this.token = token;
  }

  static async invited(service: Ready, to: string): Promise<Person> {
    return new Person(service, await tokenFor(service, to));
  }

  call<Body = Json>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return request<Body>(`${this.#service.api}/v1/signing${path}`, {
      method,
      headers: {
        authorization: `Signing ${this.token}`,
        ...(this.session !== null && { 'signing-session': this.session }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
  }

  async view(): Promise<SigningView> {
    return (await this.call<SigningView>('GET', '')).body;
  }

  async sign(more: Json = {}): Promise<Answer> {
    await this.call('POST', '/open', {});
    const view = await this.view();
    return this.call('POST', '/sign', {
      presented: view.presented,
      consent: true,
      signature: { kind: 'typed', text: view.recipient.name },
      fields: {},
      ...more,
    });
  }
}

/** A small contract made by a library that is not ours. */
export async function contract(pages = 2, text = 'Lejekontrakt'): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1) {
    document.addPage([595, 842]).drawText(`${text}, page ${page}`, { x: 72, y: 760, size: 14, font });
  }
  return document.save();
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

export interface People {
  readonly landlord: string;
  readonly tenant: string;
}

/** A contract for two signers in order, with a signature field each. */
export async function twoSigners(pdf?: Uint8Array): Promise<{ people: People; body: Json; pdf: Uint8Array }> {
  const people = { landlord: `landlord-${unique()}@example.com`, tenant: `tenant-${unique()}@example.com` };
  const bytes = pdf ?? (await contract());
  return {
    people,
    pdf: bytes,
    body: {
      title: 'Lejekontrakt 12',
      status: 'sent',
      locale: 'da',
      documents: [{ ref: 'lease', name: 'contract.pdf', content: base64(bytes) }],
      recipients: [
        {
          ref: 'landlord',
          role: 'signer',
          name: 'Åse Ørsted',
          email: people.landlord,
          locale: 'da',
          order: 1,
        },
        {
          ref: 'tenant',
          role: 'signer',
          name: 'Björn Ängström',
          email: people.tenant,
          locale: 'sv',
          order: 2,
        },
      ],
      fields: [
        {
          document: 'lease',
          recipient: 'landlord',
          type: 'signature',
          page: 1,
          x: 72,
          y: 640,
          width: 180,
          height: 48,
        },
        {
          document: 'lease',
          recipient: 'tenant',
          type: 'signature',
          page: 1,
          x: 320,
          y: 640,
          width: 180,
          height: 48,
        },
      ],
    },
  };
}

/** Sends it and has both sign. */
export async function completed(
  tenant: Tenant,
): Promise<{ envelope: Envelope; people: People; pdf: Uint8Array }> {
  const { people, body, pdf } = await twoSigners();
  const sent = await tenant.call<Envelope>('POST', '/v1/envelopes', body);
  for (const address of [people.landlord, people.tenant])
    await (await Person.invited(tenant.service, address)).sign();
  await idle(tenant.service);
  return { envelope: await tenant.envelope(sent.body.id), people, pdf };
}

/** The bytes behind a content answer. */
export async function bytesOf(answer: { url: string; headers: Record<string, string> }): Promise<Uint8Array> {
  const got = await fetch(answer.url, { headers: answer.headers });
  if (!got.ok) throw new Error(`the store answered ${got.status}`);
  return new Uint8Array(await got.arrayBuffer());
}
