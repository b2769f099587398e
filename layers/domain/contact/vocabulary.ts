/** A contact may be written to only while `subscribed`; nothing leads back from `unsubscribed`. */
export const contactStatuses = ['pending', 'subscribed', 'unsubscribed'] as const;
export type ContactStatus = (typeof contactStatuses)[number];

/** Why news may be sent: consent (GDPR art. 6(1)(a)), or the relation with a customer (ePrivacy directive art. 13(2)). */
export const contactBases = ['consent', 'customerRelation'] as const;
export type ContactBasis = (typeof contactBases)[number];

/** The closed list of evidence event types of a contact. */
export const contactEventTypes = [
  'consent.requested',
  'consent.given',
  'consent.withdrawn',
  'relation.recorded',
  'marketing.objected',
  'address.failed',
  'announcement.queued',
] as const;
export type ContactEventType = (typeof contactEventTypes)[number];

/** Why an address must not be written to. */
export const suppressionCauses = ['withdrawn', 'objected', 'bounced', 'complained'] as const;
export type SuppressionCause = (typeof suppressionCauses)[number];

/** What became of an announcement for one contact. */
export const announcementOutcomes = ['sent', 'suppressed', 'noPermission', 'undeliverable'] as const;
export type AnnouncementOutcome = (typeof announcementOutcomes)[number];
