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

export type AnyDueItem = DueItem | CaseDueItem | RegisterDueItem | OrganisationDueItem;

export interface DueItems {
  /** What is due at `now`, oldest first, page by page over all shards; the cost follows what is due. */
  until(now: Date): AsyncIterable<AnyDueItem>;
}
