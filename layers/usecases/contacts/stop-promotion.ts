import type { ContactEventType, SuppressionCause } from '../../domain/contact/vocabulary.ts';
import { notFound } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { Contact } from '../../ports/contact-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Actor } from '../../privacy/inventory/records/event.ts';

type Needs = Pick<Ports, 'contacts' | 'suppressions'>;

/** How somebody stopped it: by the link or button of a mail, on a request about their data, or because mail failed. */
export interface Stop {
  readonly cause: SuppressionCause;
  readonly channel: 'mail' | 'page' | 'request' | 'provider';
  readonly now: Date;
}

function eventType({ givenAt }: Contact, cause: SuppressionCause): ContactEventType {
  if (cause === 'bounced' || cause === 'complained') return 'address.failed';
  return cause === 'withdrawn' && givenAt !== null ? 'consent.withdrawn' : 'marketing.objected';
}

const actorOf = ({ channel }: Stop, contact: Contact): Actor =>
  channel === 'provider' ? { kind: 'provider', id: null } : { kind: 'recipient', id: contact.id };

/** Ends a contact; what was recorded before stays as it was (GDPR art. 7(3)). */
async function end(ports: Needs, space: Space, id: string, stop: Stop): Promise<void> {
  await ports.contacts.change(space, id, (current) =>
    current.status === 'unsubscribed'
      ? null
      : {
          set: { status: 'unsubscribed', endedAt: stop.now.toISOString() },
          events: [
            {
              type: eventType(current, stop.cause),
              actor: actorOf(stop, current),
              payload: {
                purpose: current.basis === 'consent' ? 'marketing' : 'marketingToCustomers',
                channel: stop.channel,
                cause: stop.cause,
              },
            },
          ],
        },
  );
}

/**
 * Stops every promotion to an address in a space, at once and for good, also what is in the queue already; the list
 * comes first, so that nothing can slip through between the two writes.
 */
export async function suppressAddress(ports: Needs, space: Space, email: string, stop: Stop): Promise<void> {
  await ports.suppressions.put(space, email, stop.cause, stop.now);
  const contact = await ports.contacts.find(space, email);
  if (contact !== null) await end(ports, space, contact.id, stop);
}

/**
 * What one click on “unsubscribe” does (RFC 8058): for the address that the token was sent to, and no other.
 * @throws Failure 404 for an unknown token
 */
export async function unsubscribe(ports: Needs, token: string, stop: Stop): Promise<void> {
  const found = await ports.contacts.byToken(token);
  if (found === null) throw notFound();
  await ports.suppressions.put(found.space, found.contact.email, stop.cause, stop.now);
  await end(ports, found.space, found.contact.id, stop);
}

/** The provider says that mail to a contact cannot be delivered, or was called spam. */
export async function recordContactFailure(
  ports: Needs,
  space: Space,
  contactId: string,
  cause: 'bounced' | 'complained',
  now: Date,
): Promise<void> {
  const contact = await ports.contacts.load(space, contactId);
  if (contact === null) return;
  await ports.suppressions.put(space, contact.email, cause, now);
  await end(ports, space, contactId, { cause, channel: 'provider', now });
}
