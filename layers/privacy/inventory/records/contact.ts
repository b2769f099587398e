import * as z from 'zod';
import {
  announcementOutcomes,
  contactBases,
  contactEventTypes,
  contactStatuses,
  suppressionCauses,
} from '../../../domain/contact/vocabulary.ts';
import { locales } from '../../../domain/envelope/vocabulary.ts';
import { defineRecord, personal, pseudonymous, technical } from '../define-record.ts';
import { actorSchema } from './event.ts';

const time = z.iso.datetime();
const about = { subject: 'contact', source: 'organisation' } as const;
const news = ['marketing', 'marketingToCustomers', 'rights'] as const;

/** `C#<space>#<con>` / `A`: somebody to whom an organisation wants to send news. Identity is the id, never the address. */
export const contactRecord = defineRecord({
  type: 'contact',
  version: 1,
  table: 'records',
  under: 'envelope',
  retention: 'contact',
  erasure: 'destroyKey',
  plain: {
    id: technical(z.string()),
    ver: technical(z.int().nonnegative()),
    stream: technical(z.string()),
    status: technical(z.enum(contactStatuses)),
    basis: technical(z.enum(contactBases)),
    locale: technical(z.enum(locales)),
    createdAt: technical(time),
    changedAt: technical(time),
    /** Since when the person is a customer; null where the basis is consent. */
    customerSince: technical(time.nullable()),
    /** Both times stay: a withdrawal does not undo what was lawful before (GDPR art. 7(3)). */
    givenAt: technical(time.nullable()),
    endedAt: technical(time.nullable()),
    lastSentAt: technical(time.nullable()),
    /** SHA-256 of the token in the links of this contact's messages. */
    tokenHash: technical(z.string()),
  },
  sealed: {
    email: personal(z.string(), { ...about, category: 'user.contact.email', purposes: news }),
    name: personal(z.string().nullable(), { ...about, category: 'user.name', purposes: news }),
    /** Opens the page on which the person decides; nothing else. */
    token: personal(z.string(), {
      ...about,
      source: 'generated',
      category: 'user.unique_id',
      purposes: news,
    }),
  },
});

/** `H#email` of a contact: a keyed pseudonym that finds it by address; holds nothing else. */
export const contactLookupRecord = defineRecord({
  type: 'contactLookup',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'contact',
  erasure: 'delete',
  plain: { contactId: technical(z.string()) },
  sealed: {},
});

/** `X#seq` of a contact: the ledger of consent. Exact text, language, channel and proof are in the payload. */
export const contactEventRecord = defineRecord({
  type: 'contactEvent',
  version: 1,
  table: 'records',
  under: 'envelope',
  retention: 'consentProof',
  erasure: 'destroyKey',
  plain: {
    id: technical(z.string()),
    seq: technical(z.int().positive()),
    type: technical(z.enum(contactEventTypes)),
    at: technical(time),
    actor: technical(actorSchema),
    subject: technical(z.null()),
    providerReceipt: technical(z.string().nullable()),
  },
  sealed: {
    payload: personal(z.record(z.string(), z.unknown()), {
      ...about,
      source: 'generated',
      category: 'user.behavior',
      purposes: ['marketing', 'marketingToCustomers', 'rights', 'evidence'],
    }),
    salt: personal(z.string(), {
      ...about,
      source: 'generated',
      category: 'system.operations',
      purposes: ['rights', 'evidence'],
    }),
  },
});

/**
 * `P#<space>#<keyed hash>` / `A`: an address that must not be written to. It survives the erasure of the person, or
 * the objection would be forgotten with them; it goes with the key of the space.
 */
export const suppressionRecord = defineRecord({
  type: 'suppression',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'suppression',
  erasure: 'keep',
  plain: {
    address: pseudonymous(z.string(), {
      ...about,
      source: 'subject',
      category: 'user.unique_id',
      purposes: ['marketing', 'marketingToCustomers', 'rights'],
    }),
    cause: technical(z.enum(suppressionCauses)),
    at: technical(time),
  },
  sealed: {},
});

/** `C#<space>#<ann>` / `A`: news that an organisation sends. */
export const announcementRecord = defineRecord({
  type: 'announcement',
  version: 1,
  table: 'records',
  under: 'envelope',
  retention: 'announcement',
  erasure: 'destroyKey',
  plain: {
    id: technical(z.string()),
    ver: technical(z.int().nonnegative()),
    stream: technical(z.string()),
    createdAt: technical(time),
    /** The key that asked for it. */
    createdBy: technical(z.string()),
    /** Whether every contact there was at that time is in the queue. */
    queuedAt: technical(time.nullable()),
  },
  sealed: {
    subject: personal(z.string(), {
      subject: 'sender',
      source: 'organisation',
      category: 'user.content',
      purposes: ['marketing', 'marketingToCustomers'],
    }),
    text: personal(z.string(), {
      subject: 'sender',
      source: 'organisation',
      category: 'user.content',
      purposes: ['marketing', 'marketingToCustomers'],
    }),
  },
});

/** `C#<space>#<ann>` / `S#<con>`: what became of it for one contact: sent, or blocked and why. */
export const announcementOutcomeRecord = defineRecord({
  type: 'announcementOutcome',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'announcement',
  erasure: 'delete',
  plain: {
    contactId: technical(z.string()),
    outcome: technical(z.enum(announcementOutcomes)),
    at: technical(time),
    messageId: technical(z.string().nullable()),
  },
  sealed: {},
});
