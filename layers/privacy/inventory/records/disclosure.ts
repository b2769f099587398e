import * as z from 'zod';
import { defineRecord, personal, technical } from '../define-record.ts';

/**
 * `Y#…`: data about a person left for a named recipient, written when it happened (GDPR art. 15(1)(c), 19). Ids and
 * categories in clear, a receiver's name closed; it goes with the envelope.
 */
export const disclosureRecord = defineRecord({
  type: 'disclosure',
  version: 2,
  table: 'records',
  under: 'space',
  retention: 'envelope',
  erasure: 'delete',
  upcasts: {
    1: ({ plain }) => ({
      plain: { usedFor: [], case: null, silentUntil: null, ...plain },
      sealed: { name: null },
    }),
  },
  plain: {
    id: technical(z.string()),
    envelopeId: technical(z.string()),
    /** Whom the data are about; null: everybody who takes part in the envelope. */
    subject: technical(z.string().nullable()),
    /** Who received them: a processor or another party by the id in the policy's list, or a `dst_…` of the register. */
    to: technical(z.union([z.enum(['aws', 'parties', 'authority']), z.string().startsWith('dst_')])),
    /** The party, when it is one; null for the sender. */
    party: technical(z.string().nullable()),
    channel: technical(z.enum(['email', 'sms', 'https', 'handover'])),
    categories: technical(z.array(z.string())),
    /** What a registered recipient uses them for. */
    usedFor: technical(z.array(z.string())),
    at: technical(z.iso.datetime()),
    /** The case in which the law demanded it; null for what the agreement itself brings with it. */
    case: technical(z.string().nullable()),
    /** The law forbids telling of it until then. */
    silentUntil: technical(z.iso.datetime().nullable()),
  },
  sealed: {
    /** Who received them, when it is none of the registered ones; such a row alone has a blob, and it goes with the person. */
    name: personal(z.string().nullable().default(null), {
      category: 'user.behavior',
      subject: 'signer',
      source: 'generated',
      purposes: ['rights'],
    }),
  },
});
