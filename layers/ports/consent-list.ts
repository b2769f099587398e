import type { Space } from '../domain/space.ts';
import type { Page } from './envelope-store.ts';

/** Who agreed to which version of a text, when and by which act. */
export interface Consent {
  readonly id: string;
  readonly at: string;
  readonly envelopeId: string;
  readonly recipientId: string;
  readonly act: string;
  readonly text: { readonly id: string; readonly version: string | number; readonly locale: string };
}

export interface ConsentList {
  /** Newest first. */
  list(space: Space, page: { cursor: string | null; limit: number }): Promise<Page<Consent>>;
}
