import { createHash } from 'node:crypto';
import type { Space } from '../../../domain/space.ts';
import { nextTry } from '../../../domain/transmission-schedule.ts';
import { type EgressAnswer, EgressFailed, EgressRefused } from '../../../ports/egress.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { DataRecipient } from '../../../ports/recipient-register.ts';
import type { Transmission } from '../../../ports/transmissions.ts';
import type { Purpose } from '../../../privacy/inventory/purposes.ts';
import { isDuty } from './is-duty.ts';
import { portableContent } from './portable-content.ts';
import { scrubAnswer } from './scrub-answer.ts';
import { transferContent } from './transfer-content.ts';

export type TransmitPorts = Pick<
  Ports,
  'transmissions' | 'recipients' | 'envelopes' | 'documents' | 'disclosures' | 'egress' | 'receiptSigner'
>;

/** Receipts are kept whole up to so many bytes. */
const receiptLimit = 4096;

interface Content {
  readonly content: Readonly<Record<string, unknown>>;
  readonly categories: readonly string[];
  readonly purpose: Purpose;
}

async function contentOf(
  ports: TransmitPorts,
  space: Space,
  to: DataRecipient,
  sent: Transmission,
): Promise<Content | 'gone' | 'restricted'> {
  const { cause, envelopeId, subject, fields } = sent;
  if (isDuty(sent)) {
    const content = { notice: cause, envelope: envelopeId, recipient: subject, fields };
    return { content, categories: ['system.operations'], purpose: 'rights' };
  }
  if (cause === 'portability') {
    const found = await portableContent(ports, space, { envelopeId, recipientId: subject ?? '' });
    return found === null ? 'gone' : { ...found, purpose: 'rights' };
  }
  const content = await transferContent(ports, space, envelopeId, to.categories);
  if (content === null) return 'gone';
  if (content === 'restricted') return content;
  return { content, categories: to.categories, purpose: to.purposes[0]?.collectedFor ?? 'performSigning' };
}

/** Writes down what leaves before it leaves: who died in between has told too much, never too little. */
async function disclose(
  ports: TransmitPorts,
  space: Space,
  to: DataRecipient,
  sent: Transmission,
  { categories, purpose }: Content,
  now: Date,
): Promise<void> {
  if (isDuty(sent)) return;
  await ports.disclosures.record(space, {
    id: sent.id,
    envelopeId: sent.envelopeId,
    subject: sent.subject,
    to: to.id,
    party: null,
    channel: 'https',
    categories: [...categories],
    usedFor: to.purposes.flatMap(({ collectedFor, usedFor }) => (collectedFor === purpose ? [usedFor] : [])),
    at: now.toISOString(),
    case: null,
    silentUntil: null,
    name: null,
  });
}

async function call(
  ports: TransmitPorts,
  setting: { readonly origin: string },
  space: Space,
  to: DataRecipient,
  sent: Transmission,
  what: Content,
  now: Date,
): Promise<EgressAnswer> {
  const jws = await ports.receiptSigner.sign({
    iss: setting.origin,
    aud: to.id,
    jti: sent.id,
    iat: Math.floor(now.getTime() / 1000),
    ...what.content,
  });
  return ports.egress.call(
    {
      recipient: to.id,
      space,
      purpose: what.purpose,
      categories: what.categories,
      duty: isDuty(sent),
      beforeSend: () => disclose(ports, space, to, sent, what, now),
      url: to.endpoint ?? '',
      method: 'POST',
      headers: {
        'content-type': 'application/jose',
        accept: 'application/jose, application/json, text/plain',
      },
      body: Buffer.from(jws, 'utf8'),
      maxBytes: 64 * 1024,
    },
    now,
  );
}

const receiptOf = (body: Uint8Array): string =>
  body.length <= receiptLimit
    ? Buffer.from(body).toString('utf8')
    : `sha256:${createHash('sha256').update(body).digest('hex')}`;

interface Outcome {
  readonly status: number | null;
  readonly fault: string | null;
  readonly body: Uint8Array;
}

async function attempt(
  ports: TransmitPorts,
  setting: { readonly origin: string },
  space: Space,
  to: DataRecipient,
  sent: Transmission,
  now: Date,
): Promise<Outcome & { readonly refused: boolean }> {
  const content = await contentOf(ports, space, to, sent);
  const none = { status: null, body: new Uint8Array() };
  if (content === 'gone') return { ...none, fault: 'gone', refused: true };
  if (content === 'restricted') return { ...none, fault: 'restricted', refused: false };
  try {
    const { status, body } = await call(ports, setting, space, to, sent, content, now);
    return { status, fault: null, body, refused: false };
  } catch (error) {
    if (error instanceof EgressRefused) return { ...none, fault: error.code, refused: !isDuty(sent) };
    if (error instanceof EgressFailed) return { ...none, fault: error.code, refused: false };
    throw error;
  }
}

/** Takes one try; who comes second, or too early, finds it taken. */
async function claim(
  ports: TransmitPorts,
  space: Space,
  id: string,
  now: Date,
): Promise<Transmission | null> {
  let mine = false;
  const claimed = await ports.transmissions.change(space, id, (one) => {
    mine = one.state === 'open' && one.nextAt !== null && one.nextAt <= now.toISOString();
    if (!mine) return null;
    const attempts = one.attempts + 1;
    return { attempts, lastAt: now.toISOString(), nextAt: nextTry(attempts, isDuty(one), now) };
  });
  return mine ? claimed : null;
}

/**
 * Tries once to bring something to its recipient, and writes down how it went. Any 2xx is a receipt; everything else
 * leaves it open until the next try.
 */
export async function transmit(
  ports: TransmitPorts,
  setting: { readonly origin: string },
  space: Space,
  id: string,
  now: Date,
): Promise<void> {
  if ((await ports.transmissions.load(space, id)) === null) return;
  const sent = await claim(ports, space, id, now);
  if (sent === null) return;
  const to = await ports.recipients.load(space, sent.recipient);
  if (to === null || to.endpoint === null) {
    const state = isDuty(sent) ? 'open' : 'refused';
    await ports.transmissions.change(space, id, () => ({ state, nextAt: null, lastFault: 'noEndpoint' }));
    return;
  }
  const { status, fault, body, refused } = await attempt(ports, setting, space, to, sent, now);
  const at = now.toISOString();
  await ports.transmissions.recordDelivery(space, to.id, {
    at,
    transmission: id,
    cause: sent.cause,
    endpoint: new URL(to.endpoint).host,
    status,
    fault,
    message: body.length === 0 ? null : scrubAnswer(body),
  });
  const taken = status !== null && status >= 200 && status < 300;
  await ports.transmissions.change(space, id, ({ nextAt }) => {
    const how = { lastStatus: status, lastFault: fault };
    if (taken) return { ...how, state: 'delivered', deliveredAt: at, nextAt: null, receipt: receiptOf(body) };
    if (refused) return { ...how, state: 'refused', nextAt: null };
    return { ...how, ...(nextAt === null && !isDuty(sent) && { state: 'abandoned' as const }) };
  });
}
