import type { Space } from '../domain/space.ts';
import type { Page } from './envelope-store.ts';

export interface ShownText {
  readonly id: string;
  readonly version: string | number;
  readonly locale: string;
}

/** One line of the ledger: who agreed to what or took it back, when, by which act, where, and what proves it. */
export interface Consent {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  /** The event type of the act. */
  readonly act: string;
  /** A recipient of an envelope, or a contact. */
  readonly who:
    | { readonly envelopeId: string; readonly recipientId: string }
    | { readonly contactId: string };
  /** Null for an act without a text: a withdrawal, a customer relation. */
  readonly text: ShownText | null;
  readonly purpose: string;
  readonly channel: string;
  readonly proof: string;
}

export interface ConsentList {
  /** Newest first; both the giving and the withdrawal are lines, and neither is ever changed. */
  list(space: Space, page: { cursor: string | null; limit: number }): Promise<Page<Consent>>;
}
