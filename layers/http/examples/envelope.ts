import type { z } from 'zod';
import type { Document } from '../schemas/document.ts';
import type { Envelope, EnvelopeSummary, PurgedEnvelope } from '../schemas/envelope.ts';
import type { newEnvelope } from '../schemas/envelope-input.ts';
import type { Field } from '../schemas/field.ts';
import type { Recipient } from '../schemas/recipient.ts';
import { ids, sha256 } from './ids.ts';

export const newEnvelopeExample = {
  title: 'Lejekontrakt 12',
  message: 'Please sign by Friday',
  locale: 'da',
  externalId: 'crm-8812',
  metadata: { dealId: '77' },
  sender: { name: 'Bolig ApS', email: 'leje@example.com' },
  expiresIn: 'P30D',
  reminders: { first: 'P3D', every: 'P2D', max: 5 },
  documents: [{ ref: 'lease', name: 'contract.pdf', content: 'JVBERi0xLjcKJcKlwrHDqwo=' }],
  recipients: [
    {
      ref: 'landlord',
      role: 'signer',
      name: 'Åse Ø',
      email: 'asa@example.com',
      locale: 'da',
      order: 1,
      notify: ['email'],
      authentication: { method: 'link' },
    },
    {
      ref: 'tenant',
      role: 'signer',
      name: 'Bo Ek',
      email: 'bo@example.com',
      phone: '+46701234567',
      locale: 'sv',
      order: 2,
      authentication: { method: 'smsCode' },
    },
  ],
  fields: [
    {
      document: 'lease',
      recipient: 'landlord',
      type: 'signature',
      page: 1,
      x: 72,
      y: 640,
      width: 180,
      height: 48,
      required: true,
    },
  ],
  status: 'sent',
} satisfies z.input<typeof newEnvelope>;

export const documentExample: Document = {
  id: ids.document,
  ref: 'lease',
  name: 'contract.pdf',
  size: 48_213,
  sha256,
  pages: 2,
  status: 'ready',
  reason: null,
  findings: [],
};

export const recipientExample: Recipient = {
  id: ids.landlord,
  ref: 'landlord',
  role: 'signer',
  name: 'Åse Ø',
  email: 'asa@example.com',
  phone: null,
  nationalId: { country: 'DK', masked: '010190-****' },
  locale: 'da',
  order: 1,
  notify: ['email'],
  status: 'notified',
  message: { status: 'delivered', at: '2026-11-24T10:00:04Z' },
  authentication: { method: 'link' },
  signedAt: null,
  declineReason: null,
  findings: [],
};

export const fieldExample: Field = {
  id: ids.field,
  document: ids.document,
  recipient: ids.landlord,
  type: 'signature',
  page: 1,
  x: 72,
  y: 640,
  width: 180,
  height: 48,
  required: true,
};

export const envelopeExample: Envelope = {
  id: ids.envelope,
  status: 'sent',
  title: 'Lejekontrakt 12',
  message: 'Please sign by Friday',
  locale: 'da',
  externalId: 'crm-8812',
  metadata: { dealId: '77' },
  sender: { name: 'Bolig ApS', email: 'leje@example.com' },
  createdAt: '2026-11-24T10:00:00Z',
  sendAt: null,
  sentAt: '2026-11-24T10:00:01Z',
  completedAt: null,
  expiresIn: 'P30D',
  expiresAt: '2026-12-24T10:00:01Z',
  reminders: { first: 'P3D', every: 'P2D', max: 5 },
  privacy: {
    state: 'active',
    restrictions: 0,
    holds: 0,
    purgeAt: '2027-03-24T10:00:01Z',
    rule: 'expired-90-days',
  },
  documents: [documentExample],
  recipients: [recipientExample],
  fields: [fieldExample],
  sealing: { level: null, attempts: 0, lastError: null },
};

export const draftExample: Envelope = {
  ...envelopeExample,
  status: 'draft',
  sentAt: null,
  expiresAt: null,
  recipients: [{ ...recipientExample, status: 'created', message: { status: null, at: null } }],
};

export const purgedExample: PurgedEnvelope = {
  id: ids.envelope,
  status: 'completed',
  privacy: {
    state: 'purged',
    purgedAt: '2036-11-24T10:05:00Z',
    rule: 'completed-10-years',
    receipt: ids.receipt,
  },
};

export const summaryExample: EnvelopeSummary = {
  id: ids.envelope,
  status: 'sent',
  title: 'Lejekontrakt 12',
  externalId: 'crm-8812',
  createdAt: '2026-11-24T10:00:00Z',
  sentAt: '2026-11-24T10:00:01Z',
  completedAt: null,
  expiresAt: '2026-12-24T10:00:01Z',
};
