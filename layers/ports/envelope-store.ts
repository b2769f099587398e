import type { EnvelopeStatus, EventType } from '../domain/envelope/vocabulary.ts';
import type { Leaf } from '../domain/evidence/leaf.ts';
import type { Space } from '../domain/space.ts';
import type { Entity, NewEntity, PlainOf, SealedOf } from '../privacy/inventory/define-record.ts';
import type { Purpose } from '../privacy/inventory/purposes.ts';
import type { documentRecord } from '../privacy/inventory/records/document.ts';
import type { envelopeRecord } from '../privacy/inventory/records/envelope.ts';
import type { Actor } from '../privacy/inventory/records/event.ts';
import type { fieldsRecord, valuesRecord } from '../privacy/inventory/records/fields.ts';
import type {
  dueItemRecord,
  sealAttemptRecord,
  tombstoneRecord,
} from '../privacy/inventory/records/housekeeping.ts';
import type { identityNumberRecord } from '../privacy/inventory/records/identity-number.ts';
import type { recipientRecord } from '../privacy/inventory/records/recipient.ts';

/** An envelope with all that belongs to it, cut to what the purpose may see. */
export interface Aggregate<P extends Purpose> {
  readonly space: Space;
  readonly id: string;
  readonly root: Entity<typeof envelopeRecord, P>;
  readonly documents: readonly Entity<typeof documentRecord, P>[];
  readonly recipients: readonly Entity<typeof recipientRecord, P>[];
  readonly fields: readonly PlainOf<typeof fieldsRecord>[];
  readonly values: readonly Entity<typeof valuesRecord, P>[];
  readonly attempts: readonly PlainOf<typeof sealAttemptRecord>[];
  /** Who has a national identity number; the number itself is in the vault. */
  readonly numbers: readonly PlainOf<typeof identityNumberRecord>[];
  readonly due: readonly PlainOf<typeof dueItemRecord>[];
}

/** What is left after a purge. */
export interface Purged {
  readonly purged: PlainOf<typeof tombstoneRecord>;
}

type Patch<R> = Partial<PlainOf<R>> & { personal?: Partial<SealedOf<R>> };

/** A fact to be written down; the store gives it id, sequence number, salt and leaf. */
export interface EventDraft {
  readonly type: EventType;
  readonly actor: Actor;
  /** The recipient concerned: the payload then lies under that recipient's key. */
  readonly subject?: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly providerReceipt?: string;
}

/** One state change: everything in it is written together, or nothing. */
export interface Change {
  readonly root?: Patch<typeof envelopeRecord>;
  readonly documents?: readonly (Patch<typeof documentRecord> & { id: string })[];
  readonly recipients?: readonly (Patch<typeof recipientRecord> & { id: string })[];
  readonly addDocuments?: readonly NewEntity<typeof documentRecord>[];
  readonly addRecipients?: readonly NewEntity<typeof recipientRecord>[];
  readonly removeDocuments?: readonly string[];
  readonly removeRecipients?: readonly string[];
  /** The fields of a document, replaced as a whole. */
  readonly fields?: readonly PlainOf<typeof fieldsRecord>[];
  readonly values?: readonly NewEntity<typeof valuesRecord>[];
  readonly attempts?: readonly PlainOf<typeof sealAttemptRecord>[];
  /**
   * More of the change, once the leaves of its events are known: what names a leaf (a receipt) is written with it.
   * Called anew for each try.
   */
  readonly completedWith?: (leaves: readonly Leaf[]) => Promise<Pick<Change, 'recipients'>>;
  readonly numbers?: readonly NewEntity<typeof identityNumberRecord>[];
  readonly removeNumbers?: readonly string[];
  /** Numbers whose erasure has begun: they are not due again. */
  readonly forgetNumbers?: readonly string[];
  /** At least one event, or `quiet` for bookkeeping that changes no state (no `ver`, no leaf, no outbox row). */
  readonly events: readonly EventDraft[];
  readonly quiet?: true;
}

export interface NewEnvelope {
  readonly root: NewEntity<typeof envelopeRecord>;
  readonly documents: readonly NewEntity<typeof documentRecord>[];
  readonly recipients: readonly NewEntity<typeof recipientRecord>[];
  readonly fields: readonly PlainOf<typeof fieldsRecord>[];
  readonly numbers: readonly NewEntity<typeof identityNumberRecord>[];
  readonly event: EventDraft;
}

export interface EnvelopeSummaryRow {
  readonly id: string;
  readonly status: EnvelopeStatus;
  readonly title: string;
  readonly externalId: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly completedAt: string | null;
  readonly expiresAt: string | null;
  /** For the retention engine; no part of what a list shows. */
  readonly keepFor: string;
  readonly keepForNext: { readonly period: string; readonly at: string } | null;
}

export interface StoredEvent {
  readonly id: string;
  readonly seq: number;
  readonly type: EventType;
  readonly at: string;
  readonly actor: Actor;
  readonly subject: string | null;
  readonly providerReceipt: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  /** base64url */
  readonly salt: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page begins: JSON text, opaque to callers. */
  readonly next: string | null;
}

export interface EnvelopeStore {
  load<P extends Purpose>(space: Space, id: string, purpose: P): Promise<Aggregate<P> | Purged | null>;
  /** Writes a new envelope; a second call with the same id finds the first one's work and changes nothing. */
  create(space: Space, envelope: NewEnvelope): Promise<{ created: boolean }>;
  /**
   * Read, decide, write with optimistic lock; decided again on conflict, at most five times.
   * `decide` returns null when there is nothing to change (the second delivery of a message, say).
   * @throws Failure 404 when absent or purged, 409 `restricted`, 412 when `ifMatch` names another version
   */
  change<P extends Purpose>(
    space: Space,
    id: string,
    purpose: P,
    decide: (aggregate: Aggregate<P>) => Change | null | Promise<Change | null>,
    options?: { readonly ifMatch?: readonly number[] | null },
  ): Promise<Aggregate<P>>;
  list(
    space: Space,
    query: {
      readonly status?: EnvelopeStatus;
      readonly externalId?: string;
      readonly createdAfter?: string;
      readonly cursor: string | null;
      readonly limit: number;
    },
  ): Promise<Page<EnvelopeSummaryRow>>;
  events(
    space: Space,
    id: string,
    purpose: 'evidence' | 'rights' | 'sealing',
    page: { cursor: string | null; limit: number },
  ): Promise<Page<StoredEvent>>;
  leaves(stream: string): Promise<readonly Leaf[]>;
}
