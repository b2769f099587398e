import type { Space } from '../domain/space.ts';
import type { PlainOf, SealedOf } from '../privacy/inventory/define-record.ts';
import type { apiKeyRecord, organisationRecord } from '../privacy/inventory/records/organisation.ts';
import type { EventDraft } from './envelope-store.ts';

export type Organisation = PlainOf<typeof organisationRecord> & SealedOf<typeof organisationRecord>;
export type ApiKey = PlainOf<typeof apiKeyRecord> & SealedOf<typeof apiKeyRecord>;

export interface OrganisationStore {
  load(space: Space): Promise<Organisation | null>;
  /** Makes the space's keys and the record; a second call changes nothing. */
  create(space: Space, organisation: Organisation, event: EventDraft): Promise<void>;
  change(
    space: Space,
    decide: (organisation: Organisation) => { set: Partial<Organisation>; event: EventDraft } | null,
    options?: { ifMatch?: readonly number[] | null },
  ): Promise<Organisation>;
  addKey(space: Space, key: ApiKey): Promise<void>;
}
