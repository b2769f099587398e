import type { CopySource } from '../policy-sources.ts';

/** Personal data outside the tables, each with its own end. */
export const COPIES: readonly CopySource[] = [
  {
    id: 'documents',
    place: 'documentStore',
    category: 'user.content',
    subject: 'signer',
    purposes: ['performSigning', 'sealing', 'evidence', 'rights'],
    retention: 'envelope',
  },
  {
    id: 'mailEvents',
    place: 'queue',
    category: 'user.contact.email',
    subject: 'signer',
    purposes: ['deliverMessages'],
    retention: 'providerEvent',
  },
  {
    id: 'accessLog',
    place: 'log',
    category: 'user.behavior',
    subject: 'signer',
    purposes: ['operations', 'accessControl'],
    retention: 'accessLog',
  },
  {
    id: 'oneTimeCodes',
    place: 'queue',
    category: 'system.operations',
    subject: 'signer',
    purposes: ['accessControl'],
    retention: 'oneTimeCode',
  },
  {
    id: 'recordBackup',
    place: 'backup',
    category: 'user.unique_id',
    subject: 'signer',
    purposes: ['operations'],
    retention: 'recordBackup',
  },
  {
    id: 'keyBackup',
    place: 'backup',
    category: 'system.operations',
    subject: 'signer',
    purposes: ['operations'],
    retention: 'keyBackup',
  },
];
