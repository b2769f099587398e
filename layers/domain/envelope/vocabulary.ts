/** The field's own words, in one place; records, contract and pages all take them from here. */
export const envelopeStatuses = [
  'draft',
  'scheduled',
  'sent',
  'inProgress',
  'completing',
  'completed',
  'declined',
  'voided',
  'expired',
  'sealFailed',
] as const;
export type EnvelopeStatus = (typeof envelopeStatuses)[number];

export const recipientRoles = ['signer', 'approver', 'viewer', 'copy'] as const;
export type RecipientRole = (typeof recipientRoles)[number];

export const recipientStatuses = [
  'created',
  'waiting',
  'notified',
  'opened',
  'authenticated',
  'signed',
  'approved',
  'viewed',
  'copied',
  'declined',
  'delegated',
  'expired',
  'skipped',
] as const;
export type RecipientStatus = (typeof recipientStatuses)[number];

export const messageStatuses = ['accepted', 'delivered', 'bounced', 'complained', 'failed'] as const;

export const authenticationMethods = ['link', 'emailCode', 'smsCode'] as const;
export type AuthenticationMethod = (typeof authenticationMethods)[number];

export const documentStatuses = ['awaitingUpload', 'checking', 'ready', 'refused'] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

export const refusalReasons = [
  'notPdf',
  'passwordProtected',
  'noChangesAllowed',
  'brokenStructure',
  'dynamicXfa',
  'hiddenContent',
  'activeContent',
  'tooLarge',
  'tooComplex',
  'digestMismatch',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const fieldTypes = ['signature', 'initials', 'text', 'date', 'checkbox'] as const;
export type FieldType = (typeof fieldTypes)[number];

export const locales = ['da', 'sv', 'nb', 'fi', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The closed list of evidence event types. */
export const eventTypes = [
  'envelope.created',
  'envelope.changed',
  'envelope.scheduled',
  'envelope.sent',
  'envelope.corrected',
  'envelope.opened',
  'envelope.completing',
  'envelope.completed',
  'envelope.sealFailed',
  'envelope.declined',
  'envelope.voided',
  'envelope.expired',
  'envelope.purged',
  'document.added',
  'document.ready',
  'document.refused',
  'recipient.notified',
  'recipient.delivered',
  'recipient.bounced',
  'recipient.complained',
  'recipient.reminded',
  'recipient.opened',
  'recipient.codeSent',
  'recipient.codeFailed',
  'recipient.authenticated',
  'recipient.signed',
  'recipient.approved',
  'recipient.viewed',
  'recipient.copied',
  'recipient.declined',
  'recipient.delegated',
  'recipient.notMe',
  'recipient.expired',
  'sealing.sealed',
  'sealing.timestamped',
  'sealing.extended',
  'sealing.renewed',
  'privacy.restricted',
  'privacy.released',
  'privacy.held',
  'privacy.revealed',
] as const;
export type EventType = (typeof eventTypes)[number];

export const dueKinds = [
  'send',
  'expire',
  'warn',
  'remind',
  'purge',
  'restart',
  'extend',
  'lift',
  'erase',
  'retain',
  'number',
] as const;
export type DueKind = (typeof dueKinds)[number];
