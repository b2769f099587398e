/**
 * Why data are touched. A use case names one purpose; a record's field lists the purposes it may serve.
 * Each purpose has exactly one legal basis (GDPR art. 6), kept in the policy sources.
 */
export const purposes = [
  'performSigning',
  'deliverMessages',
  'sealing',
  'evidence',
  'accessControl',
  'retention',
  'rights',
  'verification',
  'operations',
  'marketing',
  'marketingToCustomers',
] as const;

export type Purpose = (typeof purposes)[number];

/**
 * What may still be done with data whose processing is restricted (GDPR art. 18(2)):
 * storage (retention work never reads content), legal claims and the person's own rights.
 */
export const purposesAllowedUnderRestriction: ReadonlySet<Purpose> = new Set(['rights', 'evidence']);
