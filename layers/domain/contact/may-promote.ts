import type { ContactStatus } from './vocabulary.ts';

declare const permitted: unique symbol;

/** That this very contact may be sent promotion now. Nothing but `mayPromote` makes one, and no promotion leaves without. */
export type PromotionPermit = { readonly contactId: string } & { readonly [permitted]: true };

/**
 * Whether promotion may be sent to a contact at this moment. The suppression list beats consent and every other basis
 * (GDPR art. 21(3)).
 * @returns the permit, or why not
 */
export function mayPromote(
  contact: { readonly id: string; readonly status: ContactStatus } | null,
  isSuppressed: boolean,
): PromotionPermit | 'suppressed' | 'noPermission' {
  if (isSuppressed) return 'suppressed';
  if (contact?.status !== 'subscribed') return 'noPermission';
  return { contactId: contact.id } as PromotionPermit;
}
