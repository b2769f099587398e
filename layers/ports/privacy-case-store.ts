import type { CaseEventType, ContactChannel } from '../domain/privacy-case/vocabulary.ts';
import type { Space } from '../domain/space.ts';
import type { PlainOf, SealedOf } from '../privacy/inventory/define-record.ts';
import type { caseRecord } from '../privacy/inventory/records/privacy-case.ts';
import type { StreamChange, StreamEvent, StreamStore } from './stream-store.ts';

export type PrivacyCase = PlainOf<typeof caseRecord> & SealedOf<typeof caseRecord>;

export type CaseEventDraft = StreamEvent<CaseEventType>;
export type CaseChange = StreamChange<PrivacyCase, CaseEventType>;

/** Requests about personal data, each under a key of its own. */
export interface PrivacyCaseStore extends StreamStore<PrivacyCase, CaseEventType> {
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
