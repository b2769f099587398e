import type { Contact, ContactEvent } from '../../ports/contact-store.ts';
import { contactEnd } from '../../privacy/retention/contact-retention.ts';

interface Said {
  readonly channel?: string;
  readonly text?: {
    readonly id: string;
    readonly version: number;
    readonly locale: string;
    readonly sha256: string;
  };
}

/** A contact as its organisation sees it, with every line of its ledger. */
export function contactView(contact: Contact, events: readonly ContactEvent[]) {
  const { ver: _ver, stream: _stream, token: _token, tokenHash: _hash, ...shown } = contact;
  const { changedAt: _changed, lastSentAt: _sent, ...rest } = shown;
  const { rule, at } = contactEnd(contact);
  return {
    ...rest,
    rule,
    erasedOn: at,
    ledger: events.map(({ type, at: when, payload }) => {
      const { channel = 'api', text = null } = payload as Said;
      return { act: type, at: when, channel, text };
    }),
  };
}

export const contactSummary = ({ id, email, status, basis, createdAt }: Contact) => ({
  id,
  email,
  status,
  basis,
  createdAt,
});
