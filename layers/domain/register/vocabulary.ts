/** What can happen to a legal hold. */
export const holdEventTypes = [
  'hold.placed',
  'hold.approved',
  'hold.releaseAsked',
  'hold.released',
  'hold.reviewDue',
] as const;
export type HoldEventType = (typeof holdEventTypes)[number];

/** Why data may leave although nobody who shares them asked for it. The list is closed: exactly one applies. */
export const legalExceptions = [
  'legalObligation',
  'courtOrder',
  'authorityDemand',
  'legalClaim',
  'securityBreach',
  'vitalInterest',
  'merger',
] as const;
export type LegalException = (typeof legalExceptions)[number];

/** Who receives data under such an exception. */
export const disclosureReceivers = ['authority', 'court', 'adviser', 'auditor', 'acquirer'] as const;
export type DisclosureReceiver = (typeof disclosureReceivers)[number];

export const authorityStates = ['opened', 'approved', 'exported', 'refused'] as const;

export const authorityEventTypes = [
  'authority.opened',
  'authority.approved',
  'authority.noticeDue',
  'authority.told',
  'authority.exported',
  'authority.refused',
] as const;
export type AuthorityEventType = (typeof authorityEventTypes)[number];

/** Which of confidentiality, integrity and availability was broken (EDPB 9/2022). */
export const breachNatures = ['confidentiality', 'integrity', 'availability'] as const;
export const breachRisks = ['unlikely', 'risk', 'high'] as const;
export const breachRoles = ['controller', 'processor'] as const;
/** GDPR art. 34(1), and the three cases of art. 34(3) in which the people need not be told one by one. */
export const subjectDecisions = [
  'tell',
  'noHighRisk',
  'unintelligible',
  'riskAverted',
  'publicNotice',
] as const;
export type SubjectDecision = (typeof subjectDecisions)[number];

export const breachEventTypes = [
  'breach.detected',
  'breach.known',
  'breach.assessed',
  'breach.decided',
  'breach.scopeAsked',
  'breach.scoped',
  'breach.tellCustomers',
  'breach.customersTold',
  'breach.authorityNotified',
  'breach.subjectsNotified',
  'breach.alarmed',
  'breach.closed',
] as const;
export type BreachEventType = (typeof breachEventTypes)[number];

/** What has to be done about an entry of a register at a time. */
export const registerDueKinds = ['review', 'tell', 'clock', 'purge'] as const;
export type RegisterDueKind = (typeof registerDueKinds)[number];
