import type { MeasureSource } from '../policy-sources.ts';

/** Technical and organisational measures; each is told in the policy and listed in annex II. */
export const MEASURES: readonly MeasureSource[] = [
  { id: 'transit', promises: ['NS-15', 'B2B-20', 'P-50'] },
  { id: 'rest', promises: ['NS-15', 'P-50'] },
  { id: 'keys', promises: ['P-50', 'P-59'] },
  { id: 'leastPrivilege', promises: ['NS-16', 'B2B-21', 'P-55'] },
  { id: 'environments', promises: ['NS-18'] },
  { id: 'logs', promises: ['NS-3', 'ES-9', 'P-32', 'P-34'] },
  { id: 'tamperEvidence', promises: ['NX-13', 'P-56', 'P-57'] },
  { id: 'restore', promises: ['NS-18', 'P-58'] },
];
