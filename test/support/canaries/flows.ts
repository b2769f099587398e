import type { Envelope } from '../../../layers/http/schemas/envelope.ts';
import { base64, contract, idle, Person, request, type SigningView, type Tenant } from '../client.ts';
import { Requester } from '../rights.ts';
import type { Canary } from './canary.ts';

/** Sends one contract to one person, with a signature and a text field. */
export async function sendTo(
  tenant: Tenant,
  canary: Canary,
  more: Record<string, unknown> = {},
): Promise<Envelope> {
  const place = { document: 'doc', recipient: 'one', page: 1, x: 72, width: 180, height: 40 };
  const answer = await tenant.call<Envelope>('POST', '/v1/envelopes', {
    title: `Aftale om ${canary.written}`,
    message: canary.reason,
    externalId: canary.written,
    metadata: { note: canary.reason },
    documents: [{ ref: 'doc', name: `${canary.name}.pdf`, content: base64(await contract(1)) }],
    recipients: [
      {
        ref: 'one',
        role: 'signer',
        name: canary.name,
        email: canary.email,
        phone: canary.phone,
        nationalId: { country: 'DK', value: canary.nationalId },
        locale: 'da',
      },
    ],
    fields: [
      { ...place, type: 'signature', y: 640 },
      { ...place, type: 'text', y: 700 },
    ],
    status: 'sent',
    ...more,
  });
  if (answer.status !== 201) throw new Error(`not sent: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const asBrowser = (canary: Canary) => ({ 'user-agent': canary.browser });

/** Opens, writes into the text field and signs. */
export async function signAs(tenant: Tenant, canary: Canary): Promise<void> {
  const person = await Person.invited(tenant.service, canary.email);
  await person.call('POST', '/open', {}, asBrowser(canary));
  const view = (await person.call<SigningView>('GET', '', undefined, asBrowser(canary))).body;
  const text = view.fields.find(({ type }) => type === 'text');
  const answer = await person.call(
    'POST',
    '/sign',
    {
      presented: view.presented,
      consent: true,
      signature: { kind: 'typed', text: canary.name },
      fields: { [String(text?.id)]: canary.written },
    },
    { ...asBrowser(canary), 'idempotency-key': `sign-${view.presented.envelopeVersion}` },
  );
  if (answer.status !== 200) throw new Error(`not signed: ${JSON.stringify(answer.body)}`);
  await idle(tenant.service);
}

export async function declineAs(tenant: Tenant, canary: Canary): Promise<void> {
  const person = await Person.invited(tenant.service, canary.email);
  await person.call('POST', '/open', {}, asBrowser(canary));
  await person.call('POST', '/decline', { reason: canary.reason }, asBrowser(canary));
}

/** Everything that can be asked wrongly with somebody's data in it: none of it may be written down. */
export async function askWrongly({ service, apiKey }: Tenant, canary: Canary): Promise<number[]> {
  const headers = { authorization: `Bearer ${apiKey}`, ...asBrowser(canary) };
  const word = encodeURIComponent(canary.name);
  const calls: [string, string, unknown?][] = [
    ['GET', `/v1/envelopes?externalId=${word}&limit=1000`],
    ['GET', `/v1/envelopes/${word}`],
    ['GET', `/v1/${word}`],
    ['DELETE', `/v1/envelopes?${word}`],
    ['POST', '/v1/envelopes', { title: canary.name, [canary.written]: canary.reason }],
    [
      'POST',
      '/v1/envelopes',
      { title: canary.name, recipients: [{ name: canary.name, email: canary.phone }] },
    ],
    ['POST', '/privacy/requests', { type: canary.name, contact: { email: canary.email } }],
    ['POST', '/v1/privacy/subjects/search', { email: canary.email, phone: canary.phone }],
    [
      'POST',
      '/v1/envelopes',
      { title: 'x', recipients: [{ name: 'x', nationalId: { country: 'SE', value: canary.nationalId } }] },
    ],
  ];
  const answers = await Promise.all(
    calls.map(([method, path, body]) =>
      request(`${service.api}${path}`, { method, headers, ...(body !== undefined && { body }) }),
    ),
  );
  const unparsable = await fetch(`${service.api}/v1/envelopes`, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      'idempotency-key': canary.written.replace(/\W/g, ''),
    },
    body: `{"title": "${canary.name}"`,
  });
  return [...answers.map(({ status }) => status), unparsable.status];
}

/** A person asks for a copy, the organisation grants it, the person fetches every form of it. */
export async function extractFor(
  tenant: Tenant,
  canary: Canary,
): Promise<{ part: string; person: Requester }> {
  const person = await Requester.proven(tenant.service, 'access', canary.email, { detail: canary.reason });
  const listed = await tenant.call<{ items: { id: string; contact: { email: string } }[] }>(
    'GET',
    '/v1/privacy/requests',
  );
  const part = listed.body.items.find(({ contact }) => contact.email === canary.email)?.id;
  if (part === undefined) throw new Error('the request did not arrive');
  await tenant.call('POST', `/v1/privacy/requests/${part}/decide`, {
    decision: 'fulfil',
    reason: canary.reason,
  });
  await idle(tenant.service);
  for (const form of ['extract', 'extract.pdf'] as const) await person.call('GET', `/parts/${part}/${form}`);
  return { part, person };
}

/** Somebody checks the sealed file with the service. */
export async function verifySealed(tenant: Tenant, envelope: Envelope): Promise<Uint8Array> {
  const path = `/v1/envelopes/${envelope.id}/documents/${envelope.documents[0]?.id}/content?version=sealed`;
  const { url, headers } = (await tenant.call<{ url: string; headers: Record<string, string> }>('GET', path))
    .body;
  const file = new Uint8Array(await (await fetch(url, { headers })).arrayBuffer());
  const verified = await fetch(`${tenant.service.api}/v1/verifications`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: file,
  });
  if (verified.status !== 200) throw new Error(`not verified: ${verified.status}`);
  return file;
}
