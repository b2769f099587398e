import { createHash } from 'node:crypto';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { type Answer, base64, contract, Person, type Tenant, unique } from '../support/client.ts';

export type Json = Record<string, unknown>;

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** An address nobody else has. */
export const address = (name = 'person'): string => `${name}-${unique()}@example.com`;

export const signer = (more: Json = {}): Json => ({
  role: 'signer',
  name: 'Åse Ørsted',
  email: address(),
  order: 1,
  ...more,
});

/** Status and code of a problem, and where it points to. */
export function problem(answer: Answer<unknown>): {
  status: number;
  code: string;
  at: string[];
} {
  const { code, errors } = answer.body as {
    code: string;
    errors?: { pointer: string; code: string }[];
  };
  return {
    status: answer.status,
    code,
    at: (errors ?? []).map((error) => `${error.pointer} ${error.code}`),
  };
}

/** Just status and code. */
export const refusal = (answer: Answer<unknown>): [number, string] => [
  answer.status,
  String((answer.body as { code?: unknown }).code),
];

let bytes: Promise<Uint8Array> | undefined;
/** One small contract for everybody. */
export const pdf = (): Promise<Uint8Array> => {
  bytes ??= contract(1);
  return bytes;
};

export const inline = async (more: Json = {}): Promise<Json> => ({
  ref: 'doc',
  name: 'contract.pdf',
  content: base64(await pdf()),
  ...more,
});

/** Creates an envelope; by default a draft with one document and nobody to sign. */
export async function create(tenant: Tenant, more: Json = {}, headers: Record<string, string> = {}) {
  const body = { title: 'Lejekontrakt 12', documents: [await inline()], ...more };
  return tenant.call<Envelope>('POST', '/v1/envelopes', body, headers);
}

/** Sends one contract to these people. */
export async function send(tenant: Tenant, recipients: readonly Json[], more: Json = {}): Promise<Envelope> {
  const answer = await create(tenant, { recipients, status: 'sent', ...more });
  if (answer.status !== 201) throw new Error(`not sent: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** One signer who has their link. */
export async function sentToOne(
  tenant: Tenant,
  more: Json = {},
): Promise<{ envelope: Envelope; person: Person; email: string; path: string }> {
  const one = signer(more);
  const envelope = await send(tenant, [one]);
  const email = String(one.email);
  return {
    envelope,
    person: await Person.invited(tenant.service, email),
    email,
    path: `/v1/envelopes/${envelope.id}`,
  };
}

export async function eventsOf(
  tenant: Tenant,
  id: string,
): Promise<readonly { type: string; seq: number; providerReceipt: string | null }[]> {
  const answer = await tenant.call<{
    items: { type: string; seq: number; providerReceipt: string | null }[];
  }>('GET', `/v1/envelopes/${id}/events?limit=100`);
  return answer.body.items;
}

export const typesOf = async (tenant: Tenant, id: string): Promise<string[]> =>
  (await eventsOf(tenant, id)).map(({ type }) => type);
