import * as z from 'zod';
import {
  authenticationMethods,
  locales,
  messageStatuses,
  recipientRoles,
  recipientStatuses,
} from '../../../domain/envelope/vocabulary.ts';
import { COUNTRIES } from '../../calendar/country.ts';
import { defineRecord, personal, technical } from '../define-record.ts';

const time = z.iso.datetime();

/** `R#nn`: somebody the envelope goes to. Identity is the id, never the address. */
export const recipientRecord = defineRecord({
  type: 'recipient',
  version: 3,
  table: 'records',
  under: 'recipient',
  retention: 'envelope',
  erasure: 'delete',
  upcasts: {
    1: ({ plain, sealed }) => ({ plain: { erasedBy: null, ...plain }, sealed }),
    2: ({ plain, sealed }) => ({ plain, sealed: { nationalId: null, ...sealed } }),
  },
  plain: {
    id: technical(z.string()),
    ref: technical(z.string().nullable()),
    number: technical(z.int().positive()),
    role: technical(z.enum(recipientRoles)),
    order: technical(z.int().positive()),
    status: technical(z.enum(recipientStatuses)),
    locale: technical(z.enum(locales)),
    notify: technical(z.array(z.enum(['email', 'sms']))),
    authentication: technical(z.enum(authenticationMethods)),
    /** Revokes links: the token is derived from it, `linkHash` is SHA-256 of the token now valid. */
    linkVersion: technical(z.int().nonnegative()),
    linkHash: technical(z.string().nullable()),
    linkStopped: technical(z.boolean()),
    /** Counts what this recipient has been shown; the `envelopeVersion` of `presented`. */
    shownVersion: technical(z.int().positive()),
    messageStatus: technical(z.enum(messageStatuses).nullable()),
    messageAt: technical(time.nullable()),
    messageId: technical(z.string().nullable()),
    remindersSent: technical(z.int().nonnegative()),
    lastAskedAt: technical(time.nullable()),
    openedAt: technical(time.nullable()),
    authenticatedAt: technical(time.nullable()),
    /** When this recipient signed, approved or viewed. */
    actedAt: technical(time.nullable()),
    mixedScript: technical(z.boolean()),
    /** The plan that erases (or has erased) this person here; from then on nothing is sent and no link opens. */
    erasedBy: technical(z.string().nullable()),
  },
  sealed: {
    name: personal(z.string(), {
      category: 'user.name',
      subject: 'signer',
      purposes: ['performSigning', 'deliverMessages', 'sealing', 'evidence', 'rights'],
      export: ['art15', 'art20'],
    }),
    email: personal(z.string().nullable(), {
      category: 'user.contact.email',
      subject: 'signer',
      purposes: ['performSigning', 'deliverMessages', 'accessControl', 'rights'],
    }),
    phone: personal(z.string().nullable(), {
      category: 'user.contact.phone',
      subject: 'signer',
      purposes: ['performSigning', 'deliverMessages', 'accessControl', 'rights'],
    }),
    /** The masked form alone; the number itself lies in the vault. */
    nationalId: personal(z.strictObject({ country: z.enum(COUNTRIES), masked: z.string() }).nullable(), {
      category: 'user.government_id.national_identification_number',
      subject: 'signer',
      purposes: ['performSigning', 'rights'],
    }),
    declineReason: personal(z.string().nullable(), {
      category: 'user.content',
      subject: 'signer',
      source: 'subject',
      purposes: ['performSigning', 'deliverMessages', 'evidence', 'rights'],
      export: ['art15', 'art20'],
    }),
    /** The answer to `sign`, `approve` or `view`, given again when asked again. */
    answer: personal(z.string().nullable(), {
      category: 'user.content',
      subject: 'signer',
      source: 'generated',
      purposes: ['performSigning', 'rights'],
    }),
    /** What the recipient saw when acting (JSON as `presented` in the contract), bound into the evidence leaf. */
    presented: personal(z.string().nullable(), {
      category: 'user.behavior',
      subject: 'signer',
      source: 'generated',
      purposes: ['performSigning', 'sealing', 'evidence', 'rights'],
    }),
  },
});
