import type { Space } from '../domain/space.ts';
import type { PlainOf, SealedOf } from '../privacy/inventory/define-record.ts';
import type { disclosureRecord } from '../privacy/inventory/records/disclosure.ts';
import type { Page } from './envelope-store.ts';

export type Disclosure = PlainOf<typeof disclosureRecord> & SealedOf<typeof disclosureRecord>;

/** Who received what, and when: written when it happens, gone with the envelope; what the law silences is not shown until then. */
export interface DisclosureLog {
  /** Put once by its id; a message delivered twice is one disclosure. */
  record(space: Space, disclosure: Disclosure): Promise<void>;
  ofEnvelope(space: Space, envelopeId: string): Promise<readonly Disclosure[]>;
  /** Newest first. */
  list(space: Space, page: { cursor: string | null; limit: number }): Promise<Page<Disclosure>>;
}
