import type { Purpose } from '../../../privacy/inventory/purposes.ts';

interface Reference {
  readonly reference: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/** What somebody says about a recipient; shapes are checked before it gets here. */
export interface RecipientInput {
  readonly name: string;
  readonly kind: 'signingParty' | 'payment' | 'itService' | 'authority';
  readonly role: 'controller' | 'processor';
  /** Absolute https address that takes what is sent; null for one that is never called. */
  readonly endpoint: string | null;
  readonly purposes: readonly { readonly collectedFor: Purpose; readonly usedFor: string }[];
  readonly categories: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly transfer: {
    readonly basis: string;
    readonly assessment: string;
    readonly checkedAt: string;
  } | null;
  /** With a processor: the agreement that passes our duties on (GDPR art. 28(4)). */
  readonly agreement: Reference | null;
  /** Where it stands that somebody found it suitable. */
  readonly vetting: Reference | null;
  readonly activeFrom?: string | undefined;
  readonly activeUntil?: string | null | undefined;
}

/** Anything but technical data concerns people. */
export const concernsPeople = (categories: readonly string[]): boolean =>
  categories.some((category) => category !== 'system.operations');
