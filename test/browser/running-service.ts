import { inject } from 'vitest';

/** A service that is running: where it is and a test key with every scope. */
export interface RunningService {
  readonly api: string;
  readonly apiKey: string;
}

export interface Mail {
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
}

export interface EnvelopeState {
  readonly id: string;
  readonly status: string;
  readonly recipients: readonly {
    readonly id: string;
    readonly status: string;
    readonly declineReason: string | null;
  }[];
}

/**
 * The service the journeys run against: the shared one of this test run, or, when `SIGILL_URL` and `SIGILL_KEY` are
 * set, another one (a deployed stage has no outbox, so it must be a local service).
 */
export function runningService(): RunningService {
  const { SIGILL_URL: api, SIGILL_KEY: apiKey } = process.env;
  return api !== undefined && apiKey !== undefined ? { api, apiKey } : inject('service');
}

/** Calls of a customer's system, as the journeys need them. */
export class Customer {
  readonly service: RunningService;

  constructor(service: RunningService) {
    this.service = service;
  }

  async call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.service.api}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.service.apiKey}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Answer;
  }

  envelope(id: string): Promise<EnvelopeState> {
    return this.call('GET', `/v1/envelopes/${id}`);
  }

  /** Mails and text messages to an address or number, oldest first, after everything has come to rest. */
  async mailbox(to: string): Promise<readonly Mail[]> {
    await this.call('POST', '/_local/idle', {});
    const { items } = await this.call<{ items: readonly Mail[] }>(
      'GET',
      `/_local/outbox?to=${encodeURIComponent(to)}`,
    );
    return items;
  }

  /** The link in the newest message to somebody. */
  async link(to: string): Promise<string> {
    for (const mail of (await this.mailbox(to)).toReversed()) {
      const found = /https?:\/\/\S+\/sign#[\w-]+/.exec(mail.text)?.[0];
      if (found !== undefined) return found;
    }
    throw new Error(`no link was sent to ${to}`);
  }

  /** The code in the newest message to somebody. */
  async code(to: string): Promise<string> {
    const mail = (await this.mailbox(to)).at(-1);
    const code = /\b\d{6}\b/.exec(mail?.text ?? '')?.[0];
    if (code === undefined) throw new Error(`no code was sent to ${to}`);
    return code;
  }
}
