import type { CategorySource } from '../policy-sources.ts';

/** Kinds of personal data, named after the fideslang taxonomy. What is not here cannot be declared. */
export const CATEGORIES: readonly CategorySource[] = [
  { id: 'user.name', group: 'identification', permittedBy: null },
  { id: 'user.unique_id', group: 'identification', permittedBy: null },
  { id: 'user.biometric.handwriting', group: 'identification', permittedBy: null },
  {
    // CPR and personal identity numbers are art. 87 and national law, never art. 10.
    id: 'user.government_id.national_identification_number',
    group: 'identification',
    permittedBy: ['dk:databeskyttelsesloven-11-2', 'se:dataskyddslagen-3-10'],
  },
  { id: 'user.contact.email', group: 'contact', permittedBy: null },
  { id: 'user.contact.phone', group: 'contact', permittedBy: null },
  { id: 'organisation.name', group: 'contact', permittedBy: null },
  { id: 'user.behavior', group: 'history', permittedBy: null },
  { id: 'user.device.ip_address', group: 'history', permittedBy: null },
  { id: 'system.operations', group: 'history', permittedBy: null },
  { id: 'user.content', group: 'content', permittedBy: null },
];
