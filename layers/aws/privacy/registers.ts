import { authorityDue, breachDue } from '../../domain/register/register-due.ts';
import type { AuthorityEventType, BreachEventType } from '../../domain/register/vocabulary.ts';
import type { AuthorityRequest, AuthorityRequests, Breach, Breaches } from '../../ports/registers.ts';
import {
  authorityEventRecord,
  authorityRequestRecord,
} from '../../privacy/inventory/records/authority-request.ts';
import { breachEventRecord, breachRecord } from '../../privacy/inventory/records/breach.ts';
import { spaceKey } from '../keys/space-keys.ts';
import { streamStore } from '../records/stream-store.ts';

/** Disclosures that the law demands, closed under the key of whoever decides them. */
export const authorityRequestStore: AuthorityRequests = streamStore<AuthorityRequest, AuthorityEventType>({
  kind: 'authority',
  record: authorityRequestRecord,
  events: authorityEventRecord,
  key: spaceKey,
  list: 'authority',
  listedAt: ({ openedAt }) => openedAt,
  due: authorityDue,
});

/** The register of breaches, closed under its owner's key. */
export const breachStore: Breaches = streamStore<Breach, BreachEventType>({
  kind: 'breach',
  record: breachRecord,
  events: breachEventRecord,
  key: spaceKey,
  list: 'breaches',
  listedAt: ({ detectedAt }) => detectedAt,
  due: breachDue,
});
