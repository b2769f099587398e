import type { Event } from '../schemas/event.ts';
import type { Evidence, Presented } from '../schemas/evidence.ts';
import { digest, ids, jws, sha256 } from './ids.ts';

export const eventExample: Event = {
  id: ids.event,
  seq: 1,
  type: 'envelope.created',
  at: '2026-11-24T10:00:00Z',
  actor: { kind: 'organisation', id: ids.key },
  providerReceipt: null,
};

export const presentedExample: Presented = {
  envelopeVersion: 1,
  documents: [{ id: ids.document, sha256 }],
  consentText: { id: 'signing-consent', version: 1, locale: 'da' },
};

export const evidenceExample: Evidence = {
  envelopeId: ids.envelope,
  documents: [{ id: ids.document, originalSha256: sha256, sealedSha256: sha256, level: 'B' }],
  participants: [
    {
      recipientId: ids.landlord,
      role: 'signer',
      method: 'link',
      presented: presentedExample,
      signedAt: '2026-11-24T11:00:00Z',
    },
  ],
  events: [
    { seq: 1, type: 'envelope.created', at: '2026-11-24T10:00:00Z', actor: eventExample.actor, leaf: digest },
  ],
  head: jws,
  proofs: {
    stream: 'bJ3T1o0oWq8Yw4C2d0sV4g',
    leaves: [
      { seq: 1, type: 'envelope.created', at: '2026-11-24T10:00:00Z', commitment: digest, hash: digest },
    ],
    envelopeRoot: digest,
    log: { leafIndex: 41, treeSize: 64, hashes: [digest] },
  },
};
