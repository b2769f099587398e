import type { StoredEvent } from '../../../ports/envelope-store.ts';
import type { OutboxEvent } from '../../../ports/outbox.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { TransmissionCause } from '../../../privacy/inventory/records/transmission.ts';
import { newTransmission, transmissionIdOf } from './new-transmission.ts';

type Needs = Pick<Ports, 'envelopes' | 'disclosures' | 'transmissions'>;

interface Notice {
  readonly cause: TransmissionCause;
  readonly subject: string;
  readonly fields: readonly string[];
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What an event obliges to tell those who received the person's data (GDPR art. 19); null for nothing. */
export function noticeOf({ type, payload }: Pick<StoredEvent, 'type' | 'payload'>): Notice | null {
  const subject = text(payload.recipient);
  if (subject === null) return null;
  if (type === 'privacy.restricted') return { cause: 'restriction', subject, fields: [] };
  if (type === 'privacy.released')
    return payload.hold === undefined ? { cause: 'release', subject, fields: [] } : null;
  if (type !== 'envelope.changed') return null;
  if (payload.erasure !== undefined) return { cause: 'erasure', subject, fields: [] };
  if (Array.isArray(payload.rectified))
    return { cause: 'rectification', subject, fields: payload.rectified.map(String) };
  return null;
}

/**
 * Writes down whom a change of somebody's data has to be told to: every registered recipient that ever got them.
 * @returns the ids of what is to be sent
 */
export async function planNotices(ports: Needs, event: OutboxEvent, now: Date): Promise<string[]> {
  const { space, id: envelopeId } = event;
  const disclosures = await ports.disclosures.ofEnvelope(space, envelopeId);
  const got = disclosures.filter(({ to }) => to.startsWith('dst_'));
  if (got.length === 0) return [];
  const planned: string[] = [];
  for (const { seq } of event.events) {
    const page = await ports.envelopes.events(space, envelopeId, 'rights', {
      cursor: String(seq - 1),
      limit: 1,
    });
    const fact = page.items[0];
    const notice = fact === undefined ? null : noticeOf(fact);
    if (notice === null) continue;
    const recipients = got.filter(({ subject }) => subject === null || subject === notice.subject);
    for (const recipient of new Set(recipients.map(({ to }) => to))) {
      const id = transmissionIdOf(['notice', space, envelopeId, seq, recipient]);
      const named = { ...notice, fields: [...notice.fields], recipient, envelopeId, caseId: null };
      await ports.transmissions.create(space, newTransmission(id, named, now));
      planned.push(id);
    }
  }
  return planned;
}
