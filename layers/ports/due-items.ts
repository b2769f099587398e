import type { DueKind } from '../domain/envelope/vocabulary.ts';
import type { CaseDueKind } from '../domain/privacy-case/vocabulary.ts';
import type { RegisterDueKind } from '../domain/register/vocabulary.ts';
import type { Space } from '../domain/space.ts';

export interface DueItem {
  readonly space: Space;
  readonly envelopeId: string;
  readonly kind: DueKind;
  readonly dueAt: string;
}

/** Something to do about a request concerning personal data. */
export interface CaseDueItem {
  readonly space: Space;
  readonly caseId: string;
  readonly kind: CaseDueKind;
  readonly dueAt: string;
}

/** Something to do about an entry of a register. */
export interface RegisterDueItem {
  readonly space: Space;
  readonly register: 'hld' | 'aut' | 'brc';
  readonly id: string;
  readonly kind: RegisterDueKind;
  readonly dueAt: string;
}

/** A change that an organisation made and that its envelopes do not have yet. */
export interface OrganisationDueItem {
  readonly space: Space;
  readonly organisationId: string;
  readonly kind: 'tellRetention';
  readonly dueAt: string;
}

/** A contact or an announcement whose day has come. */
export interface ContactDueItem {
  readonly space: Space;
  readonly contactId: string;
  readonly kind: 'forget';
  readonly dueAt: string;
}

/** An announced version of the policy that has to be looked at. */
export interface NoticeDueItem {
  readonly space: Space;
  readonly policyVersion: number;
  readonly kind: 'policyNotice';
  readonly dueAt: string;
}

/** Something that a recipient has not taken yet. */
export interface TransmissionDueItem {
  readonly space: Space;
  readonly transmissionId: string;
  readonly kind: 'transmit';
  readonly dueAt: string;
}

export type AnyDueItem =
  | RegisterDueItem
  | NoticeDueItem
  | DueItem
  | CaseDueItem
  | OrganisationDueItem
  | ContactDueItem
  | TransmissionDueItem;

export interface DueItems {
  /** What is due at `now`, oldest first, page by page over all shards; the cost follows what is due. */
  until(now: Date): AsyncIterable<AnyDueItem>;
}
