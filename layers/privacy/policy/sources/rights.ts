import type { RightSource } from '../policy-sources.ts';

/** Rights of the person, in the order of the regulation. */
export const RIGHTS: readonly RightSource[] = [
  { id: 'access', statute: 'gdpr:15', promises: ['NS-21', 'SM-11', 'B2B-12', 'ES-19', 'P-23', 'P-24'] },
  { id: 'rectification', statute: 'gdpr:16', promises: ['NS-22', 'SM-13', 'B2B-13', 'P-28'] },
  { id: 'erasure', statute: 'gdpr:17', promises: ['NS-23', 'SM-17', 'B2B-14', 'P-26'] },
  { id: 'restriction', statute: 'gdpr:18', promises: ['NS-24', 'SM-14', 'SM-15', 'P-29'] },
  { id: 'portability', statute: 'gdpr:20', promises: ['NS-26', 'SM-16', 'P-25'] },
  { id: 'objection', statute: 'gdpr:21', promises: ['NS-25', 'B2B-15', 'P-30'] },
  { id: 'withdrawal', statute: 'gdpr:7-3', promises: ['NS-27', 'ES-21', 'P-37'] },
];
