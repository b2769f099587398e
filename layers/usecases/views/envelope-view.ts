import type { Aggregate, Purged } from '../../ports/envelope-store.ts';

type Envelope = Aggregate<'performSigning'>;

export const documentView = (document: Envelope['documents'][number]) => ({
  id: document.id,
  ref: document.ref,
  name: document.personal.name,
  size: document.size,
  sha256: document.sha256,
  pages: document.pages === null ? null : document.pages.length,
  status: document.status,
  reason: document.reason,
  findings: document.findings,
});

export const recipientView = (recipient: Envelope['recipients'][number]) => ({
  id: recipient.id,
  ref: recipient.ref,
  role: recipient.role,
  name: recipient.personal.name,
  email: recipient.personal.email,
  phone: recipient.personal.phone,
  nationalId: recipient.personal.nationalId,
  locale: recipient.locale,
  order: recipient.order,
  notify: recipient.notify,
  status: recipient.status,
  message: { status: recipient.messageStatus, at: recipient.messageAt },
  authentication: { method: recipient.authentication },
  signedAt: recipient.actedAt,
  declineReason: recipient.personal.declineReason,
  findings: recipient.mixedScript ? [{ code: 'mixedScripts' as const, detail: null }] : [],
});

export const fieldsView = (fields: Envelope['fields']) =>
  fields.flatMap(({ documentId, fields: placed }) =>
    placed.map(({ recipientId, ...field }) => ({ ...field, document: documentId, recipient: recipientId })),
  );

const stateOf = (root: Envelope['root']): 'held' | 'restricted' | 'active' => {
  if (root.holds > 0) return 'held';
  return root.restrictions > 0 ? 'restricted' : 'active';
};

/** `Envelope` of the contract. No token, no link, ever. */
export const envelopeView = ({ root, documents, recipients, fields }: Envelope) => ({
  id: root.id,
  status: root.status,
  title: root.personal.title,
  message: root.personal.message,
  locale: root.locale,
  externalId: root.personal.externalId,
  metadata: root.personal.metadata,
  sender: { name: root.personal.senderName, email: root.personal.senderEmail },
  createdAt: root.createdAt,
  sendAt: root.sendAt,
  sentAt: root.sentAt,
  completedAt: root.completedAt,
  expiresIn: root.expiresIn,
  expiresAt: root.expiresAt,
  reminders: root.reminders,
  privacy: {
    state: stateOf(root),
    restrictions: root.restrictions,
    holds: root.holds,
    purgeAt: root.purgeAt,
    rule: root.purgeRule,
  },
  documents: documents.map(documentView),
  recipients: recipients.map(recipientView),
  fields: fieldsView(fields),
  sealing: { level: root.sealLevel, attempts: root.sealAttempts, lastError: root.sealError },
});

/** All that is left of an erased envelope. */
export const purgedView = ({ purged }: Purged) => ({
  id: purged.id,
  status: purged.status,
  privacy: {
    state: 'purged' as const,
    purgedAt: purged.purgedAt,
    rule: purged.rule,
    receipt: purged.receipt,
  },
});

export const envelopeOrPurgedView = (found: Envelope | Purged) =>
  'purged' in found ? purgedView(found) : envelopeView(found);
