import { modeOf } from '../../domain/space.ts';
import type { Organisation } from '../../ports/organisation-store.ts';
import type { OutboxEvent } from '../../ports/outbox.ts';
import type { NotifyPorts, Setting } from './correspondence.ts';
import { deliverEmail, deliverSms } from './deliver.ts';

/**
 * Tells each person whose restriction is to be lifted, at the address that is known (GDPR art. 18(3)). That they were
 * told is recorded only when the provider has taken the message, or when there is no address to tell them at; before
 * that nothing is lifted.
 */
export async function tellOfLifting(
  ports: NotifyPorts,
  setting: Setting,
  { space, id }: OutboxEvent,
  organisation: Organisation,
  now: Date,
): Promise<void> {
  const envelope = await ports.envelopes.load(space, id, 'rights');
  if (envelope === null || 'purged' in envelope) return;
  for (const { recipientId, liftAt, toldAt } of envelope.root.restrictedFor) {
    if (liftAt === null || toldAt !== null) continue;
    const person = envelope.recipients.find((one) => one.id === recipientId);
    const { senderEmail, senderName } = envelope.root.personal;
    const delivery = {
      space,
      envelopeId: id,
      recipientId,
      fact: `lift ${liftAt}`,
      kind: 'rightsNotice' as const,
      locale: person?.locale ?? envelope.root.locale,
      data: {
        organisation: organisation.name,
        contact: senderEmail,
        policyUrl: `${setting.origin}/privacy/policy`,
        test: modeOf(space) === 'test',
        recipientName: person?.personal.name ?? null,
        request: 'restriction' as const,
        runsAt: liftAt,
        link: null,
      },
      from: { name: organisation.name, address: setting.mailFrom },
      replyTo: { name: senderName, address: senderEmail },
    };
    const { email = null, phone = null, name = '' } = person?.personal ?? {};
    if (email !== null) await deliverEmail(ports, delivery, { name, address: email }, now);
    else if (phone !== null) await deliverSms(ports, delivery, phone, now);
    await ports.envelopes.change(space, id, 'rights', ({ root }) => ({
      quiet: true,
      events: [],
      root: {
        restrictedFor: root.restrictedFor.map((one) =>
          one.recipientId === recipientId && one.liftAt === liftAt
            ? { ...one, toldAt: now.toISOString() }
            : one,
        ),
      },
    }));
  }
}
