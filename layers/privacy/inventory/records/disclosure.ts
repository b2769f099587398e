import * as z from 'zod';
import { defineRecord, technical } from '../define-record.ts';

/**
 * `Y#…`: data about a person left for a named recipient, written when it happened (GDPR art. 15(1)(c), 19). Ids and
 * categories only; it goes with the envelope.
 */
export const disclosureRecord = defineRecord({
  type: 'disclosure',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'envelope',
  erasure: 'delete',
  plain: {
    id: technical(z.string()),
    envelopeId: technical(z.string()),
    /** Whom the data are about; null: everybody who takes part in the envelope. */
    subject: technical(z.string().nullable()),
    /** Who received them: a registered processor or another party, by the id in the policy's list. */
    to: technical(z.enum(['aws', 'parties'])),
    /** The party, when it is one; null for the sender. */
    party: technical(z.string().nullable()),
    channel: technical(z.enum(['email', 'sms'])),
    categories: technical(z.array(z.string())),
    at: technical(z.iso.datetime()),
  },
  sealed: {},
});
