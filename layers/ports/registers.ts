import type { AuthorityEventType, BreachEventType } from '../domain/register/vocabulary.ts';
import type { PlainOf, SealedOf } from '../privacy/inventory/define-record.ts';
import type { authorityRequestRecord } from '../privacy/inventory/records/authority-request.ts';
import type { breachRecord } from '../privacy/inventory/records/breach.ts';
import type { StreamStore } from './stream-store.ts';

/** A disclosure that the law demands. */
export type AuthorityRequest = PlainOf<typeof authorityRequestRecord> &
  SealedOf<typeof authorityRequestRecord>;
export type AuthorityRequests = StreamStore<AuthorityRequest, AuthorityEventType>;

/** A personal data breach. */
export type Breach = PlainOf<typeof breachRecord> & SealedOf<typeof breachRecord>;
export type Breaches = StreamStore<Breach, BreachEventType>;
