/** What a person can ask for (GDPR art. 15–18, 20, 21, 7(3)). */
export const requestTypes = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'withdrawal',
] as const;
export type RequestType = (typeof requestTypes)[number];

export const caseStatuses = [
  'received',
  'identityRequired',
  'verified',
  'scoped',
  'inProgress',
  'extended',
  'fulfilled',
  'partiallyRefused',
  'refused',
  'withdrawn',
  'expired',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

const closed: ReadonlySet<CaseStatus> = new Set([
  'fulfilled',
  'partiallyRefused',
  'refused',
  'withdrawn',
  'expired',
]);
export const isClosed = (status: CaseStatus): boolean => closed.has(status);

/** Countries whose calendar and authority we know. */
export const caseCountries = ['DK', 'SE', 'NO', 'FI'] as const;
export type CaseCountry = (typeof caseCountries)[number];

export const caseDecisions = ['fulfil', 'partiallyRefuse', 'refuse'] as const;
export type CaseDecision = (typeof caseDecisions)[number];

export const contactChannels = ['email', 'phone'] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** The closed list of evidence event types of a request. */
export const caseEventTypes = [
  'request.received',
  'request.codeSent',
  'request.codeWithheld',
  'request.verified',
  'request.scoped',
  'request.started',
  'request.extended',
  'request.alarmed',
  'request.decided',
  'request.due',
  'request.fulfilled',
  'request.partiallyRefused',
  'request.refused',
  'request.withdrawn',
  'request.expired',
  'request.forgotten',
] as const;
export type CaseEventType = (typeof caseEventTypes)[number];

export const caseDueKinds = ['identity', 'alarm', 'run', 'forget', 'purge'] as const;
export type CaseDueKind = (typeof caseDueKinds)[number];
