import type { CaseEventType, ContactChannel } from '../domain/privacy-case/vocabulary.ts';
import type { Space } from '../domain/space.ts';
import type { PlainOf, SealedOf } from '../privacy/inventory/define-record.ts';
import type { Actor } from '../privacy/inventory/records/event.ts';
import type { caseRecord } from '../privacy/inventory/records/privacy-case.ts';
import type { Page } from './envelope-store.ts';

export type PrivacyCase = PlainOf<typeof caseRecord> & SealedOf<typeof caseRecord>;

export interface CaseEventDraft {
  readonly type: CaseEventType;
  readonly actor: Actor;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One state change of a request: everything in it is written together, or nothing. */
export interface CaseChange {
  readonly set: Partial<PrivacyCase>;
  readonly events: readonly CaseEventDraft[];
}

export interface PrivacyCaseStore {
  /** Null when there is no such case, or its key is destroyed. */
  load(space: Space, id: string): Promise<PrivacyCase | null>;
  /** Makes the case's keys and writes it with its first events; a second call with the same id changes nothing. */
  create(space: Space, input: PrivacyCase, events: readonly CaseEventDraft[]): Promise<{ created: boolean }>;
  /**
   * Read, decide, write with optimistic lock, decided again on conflict; `decide` returns null for nothing to do.
   * @throws Failure 404 when there is no such case
   */
  change(space: Space, id: string, decide: (current: PrivacyCase) => CaseChange | null): Promise<PrivacyCase>;
  /** Requests of a space, newest first. */
  list(space: Space, page: { cursor: string | null; limit: number }): Promise<Page<PrivacyCase>>;
  /** Ids of verified requests with this contact, in any order. */
  withContact(space: Space, channel: ContactChannel, value: string): Promise<readonly string[]>;
}

/** The spaces there are. Names only: who has data about somebody is asked of each space with its own key. */
export interface SpaceRegistry {
  /** Called before the space is made; a second call changes nothing. Also makes the operator's own keys. */
  register(space: Space, now: Date): Promise<void>;
  all(): AsyncIterable<Space>;
}

/** Where a contact stands among a space's recipients. Asked only after the contact was proven. */
export interface SubjectDirectory {
  find(
    space: Space,
    channel: ContactChannel,
    value: string,
  ): Promise<readonly { readonly envelopeId: string; readonly recipientId: string }[]>;
}
