import { type Answer, idle, mailsTo, request } from './client.ts';
import type { Ready } from './service.ts';

type Json = Record<string, unknown>;

export interface PartView {
  readonly id: string;
  readonly organisation: string;
  readonly contact: string;
  readonly status: string;
  readonly dueAt: string;
  readonly decision: string | null;
  readonly reason: string | null;
  readonly runsAt: string | null;
  readonly answer: boolean;
}

export interface RequestView {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly duplicateOf: string | null;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly complaint: { readonly name: string; readonly url: string };
  readonly parts: readonly PartView[];
}

/** A person who asks about their data, with an address and nothing else. */
export class Requester {
  readonly #service: Ready;
  readonly id: string;
  readonly address: string;
  session: string | null = null;

  constructor(service: Ready, id: string, address: string) {
    this.#service = service;
    this.id = id;
    this.address = address;
  }

  static file(service: Ready, type: string, contact: Json, more: Json = {}): Promise<Answer> {
    const body = { type, country: 'DK', locale: 'da', contact, ...more };
    return request(`${service.api}/privacy/requests`, { method: 'POST', body });
  }

  static async proven(service: Ready, type: string, email: string, more: Json = {}): Promise<Requester> {
    const filed = await Requester.file(service, type, { email }, more);
    const person = new Requester(service, String(filed.body.id), email);
    await person.prove();
    return person;
  }

  async code(): Promise<string> {
    const mails = await mailsTo(this.#service, this.address);
    const code = mails
      .map(({ text }) => /^\s*(\d{6})\b/m.exec(text)?.[1])
      .findLast((one) => one !== undefined);
    if (code === undefined) throw new Error('no message with a code');
    return code;
  }

  async prove(): Promise<void> {
    const answer = await this.call<{ session: string }>('POST', '/verify', { code: await this.code() });
    if (answer.status !== 200) throw new Error(`not proven: ${answer.status}`);
    this.session = answer.body.session;
    await idle(this.#service);
  }

  call<Body = Json>(method: string, path = '', body?: unknown): Promise<Answer<Body>> {
    return request<Body>(`${this.#service.api}/privacy/requests/${this.id}${path}`, {
      method,
      headers: this.session === null ? {} : { 'privacy-session': this.session },
      ...(body !== undefined && { body }),
    });
  }

  async view(): Promise<RequestView> {
    return (await this.call<RequestView>('GET')).body;
  }
}
