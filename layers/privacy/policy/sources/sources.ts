import { inventory } from '../../inventory/inventory.ts';
import { DEFAULT_SCHEDULE, NON_PERSONAL } from '../../retention/default-schedule.ts';
import type { PolicySources } from '../policy-sources.ts';
import { AUTHORITIES } from './authorities.ts';
import { CATEGORIES } from './categories.ts';
import { COPIES } from './copies.ts';
import { MEASURES } from './measures.ts';
import { PURPOSES } from './purposes.ts';
import { RECIPIENTS } from './recipients.ts';
import { RIGHTS } from './rights.ts';

/** What the running code declares about itself: the sources of the policy in force. */
export const SOURCES: PolicySources = {
  version: 1,
  effectiveFrom: '2026-01-01',
  purposes: PURPOSES,
  categories: CATEGORIES,
  recipients: RECIPIENTS,
  copies: COPIES,
  authorities: AUTHORITIES,
  rights: RIGHTS,
  measures: MEASURES,
  retention: DEFAULT_SCHEDULE,
  nonPersonal: NON_PERSONAL,
  inventory,
  automatedDecisions: [],
};
