import type { Check } from './check.ts';
import { encryption } from './encryption.ts';
import { euRegions } from './eu-regions.ts';
import { firewallAttached } from './firewall-attached.ts';
import { forbiddenCopies } from './forbidden-copies.ts';
import { keyCustody } from './key-custody.ts';
import { leastPrivilege } from './least-privilege.ts';
import { logRetention } from './log-retention.ts';
import { messagePrivacy } from './message-privacy.ts';
import { publicAccess } from './public-access.ts';
import { stageIsolation } from './stage-isolation.ts';
import { transport } from './transport.ts';
import { workflowShape } from './workflow-shape.ts';

/** Our own rules, beside those of the rule packs. */
export const allChecks: readonly Check[] = [
  euRegions,
  logRetention,
  publicAccess,
  transport,
  encryption,
  forbiddenCopies,
  leastPrivilege,
  keyCustody,
  stageIsolation,
  messagePrivacy,
  firewallAttached,
  workflowShape,
];
