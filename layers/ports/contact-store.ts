import type { ContactEventType } from '../domain/contact/vocabulary.ts';
import type { Space } from '../domain/space.ts';
import type { PlainOf, SealedOf } from '../privacy/inventory/define-record.ts';
import type { contactEventRecord, contactRecord } from '../privacy/inventory/records/contact.ts';
import type { Actor } from '../privacy/inventory/records/event.ts';
import type { Page } from './envelope-store.ts';

export type Contact = PlainOf<typeof contactRecord> & SealedOf<typeof contactRecord>;
export type ContactEvent = PlainOf<typeof contactEventRecord> & SealedOf<typeof contactEventRecord>;

export interface ContactEventDraft {
  readonly type: ContactEventType;
  readonly actor: Actor;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One state change of a contact: everything in it is written together, or nothing. */
export interface ContactChange {
  readonly set: Partial<Contact>;
  readonly events: readonly ContactEventDraft[];
}

export interface ContactStore {
  /** Null when there is no such contact, or its key is destroyed. */
  load(space: Space, id: string): Promise<Contact | null>;
  /** Makes the contact's key and writes it; a second call with the same id changes nothing. */
  create(space: Space, contact: Contact, events: readonly ContactEventDraft[]): Promise<void>;
  /**
   * Read, decide, write with optimistic lock; null changes nothing.
   * @throws Failure 404, 409 `conflict`
   */
  change(space: Space, id: string, decide: (current: Contact) => ContactChange | null): Promise<Contact>;
  /** By address, through a keyed pseudonym. */
  find(space: Space, email: string): Promise<Contact | null>;
  /** Whom the token in a message belongs to, in any space. */
  byToken(token: string): Promise<{ readonly space: Space; readonly contact: Contact } | null>;
  /** Newest first. */
  list(space: Space, page: { cursor: string | null; limit: number }): Promise<Page<Contact>>;
  /** The ledger, oldest first. */
  events(space: Space, id: string): Promise<readonly ContactEvent[]>;
}
