import type { Purpose } from '../../inventory/purposes.ts';

const contract = ['contractManagement', 'payroll', 'finance', 'purchasing', 'customerRelations', 'archiving'];

/**
 * What data collected for one purpose may be used for by somebody else (GDPR art. 5(1)(b), 6(4)); the same purpose is
 * always compatible. Marketing, profiling and sale stand nowhere, so they cannot be registered.
 */
const COMPATIBLE: Readonly<Record<Purpose, readonly string[]>> = {
  performSigning: contract,
  deliverMessages: [],
  sealing: ['timestamping', 'revocationChecking'],
  evidence: ['archiving', 'accounting', 'legalClaims', 'witnessing'],
  accessControl: [],
  retention: ['archiving'],
  rights: ['portability'],
  verification: ['revocationChecking'],
  operations: ['witnessing'],
  marketing: [],
  marketingToCustomers: [],
};

export const isCompatible = (collectedFor: Purpose, usedFor: string): boolean =>
  !/marketing/i.test(usedFor) && (collectedFor === usedFor || COMPATIBLE[collectedFor].includes(usedFor));
