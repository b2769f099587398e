import * as z from 'zod';
import { COUNTRIES } from '../../calendar/country.ts';
import { defineRecord, personal, technical } from '../define-record.ts';

/** How long a number stays: until it has served (the envelope's end), or as long as the agreement. */
export const numberKeeping = ['untilEnded', 'withAgreement'] as const;

/**
 * `N#nn`: the national identity number of recipient nn, under a key of its own that the vault key of the space wraps.
 * Who has the keys of everything else cannot open it (databeskyttelsesloven § 11; lag 2018:218 3 kap. 10 §).
 */
export const identityNumberRecord = defineRecord({
  type: 'identityNumber',
  version: 1,
  table: 'records',
  under: 'vault',
  retention: 'nationalNumber',
  erasure: 'destroyKey',
  plain: {
    recipientId: technical(z.string()),
    number: technical(z.int().positive()),
    country: technical(z.enum(COUNTRIES)),
    keep: technical(z.enum(numberKeeping)),
  },
  sealed: {
    /** In its normal form, see `layers/privacy/identifiers`. */
    value: personal(z.string(), {
      category: 'user.government_id.national_identification_number',
      subject: 'signer',
      purposes: ['performSigning', 'evidence', 'rights'],
    }),
  },
});

/** What a number may be revealed for: all that its declaration names, and nothing else. */
export type RevealPurpose = (typeof identityNumberRecord.sealed.value.purposes)[number];

export const mayReveal = (purpose: string): purpose is RevealPurpose =>
  identityNumberRecord.sealed.value.purposes.some((one) => one === purpose);
