import { createHash, randomBytes } from 'node:crypto';
import type { ContactBasis } from '../../domain/contact/vocabulary.ts';
import type { Locale } from '../../domain/envelope/vocabulary.ts';
import { Failure } from '../../domain/failure.ts';
import { derivedId, newId, newStream } from '../../domain/ids.ts';
import type { Space } from '../../domain/space.ts';
import type { Contact, ContactEventDraft } from '../../ports/contact-store.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'contacts' | 'suppressions'>;

export interface ContactInput {
  readonly email: string;
  readonly name: string | null;
  readonly locale: Locale;
  readonly basis: ContactBasis;
  readonly customerSince: string | null;
}

interface Call {
  readonly keyId: string;
  readonly now: Date;
  /** What the id of a repeated call derives from; null without. */
  readonly seed: Uint8Array | null;
}

/** The address objected, withdrew, or does not exist: an organisation cannot lift that. */
const suppressed = () =>
  new Failure(409, 'suppressed', 'This address must not be sent news; the person has said so, or it failed.');

/** Asked for consent first (double opt-in), or recorded as a customer with the organisation's word for it. */
function firstEvent({ basis, customerSince }: ContactInput, keyId: string): ContactEventDraft {
  const actor = { kind: 'organisation', id: keyId } as const;
  return basis === 'consent'
    ? { type: 'consent.requested', actor, payload: { purpose: 'marketing' } }
    : {
        type: 'relation.recorded',
        actor,
        payload: { purpose: 'marketingToCustomers', channel: 'api', customerSince },
      };
}

/**
 * Adds somebody to whom news may be sent. With `consent` nothing but the question leaves until the person has answered
 * it. An address that is known already answers with the contact that it has.
 * @throws Failure 409 `suppressed`
 */
export async function addContact(
  ports: Needs,
  space: Space,
  input: ContactInput,
  { keyId, now, seed }: Call,
): Promise<Contact> {
  if (await ports.suppressions.has(space, input.email)) throw suppressed();
  const known = await ports.contacts.find(space, input.email);
  if (known !== null) return known;
  const id = seed === null ? newId('con', now) : derivedId('con', seed);
  const token = randomBytes(32).toString('base64url');
  const at = now.toISOString();
  await ports.contacts.create(
    space,
    {
      ...input,
      id,
      ver: 0,
      stream: newStream(),
      status: input.basis === 'consent' ? 'pending' : 'subscribed',
      createdAt: at,
      changedAt: at,
      givenAt: null,
      endedAt: null,
      lastSentAt: null,
      token,
      tokenHash: createHash('sha256').update(token).digest('hex'),
    },
    [firstEvent(input, keyId)],
  );
  const created = await ports.contacts.load(space, id);
  if (created === null)
    throw new Failure(409, 'conflict', 'The contact was erased meanwhile.', { retryAfter: 1 });
  return created;
}
