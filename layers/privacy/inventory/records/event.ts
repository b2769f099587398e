import * as z from 'zod';
import { eventTypes } from '../../../domain/envelope/vocabulary.ts';
import { defineRecord, personal, technical } from '../define-record.ts';

/** Who did it: ids only. */
export const actorSchema = z.strictObject({
  kind: z.enum(['organisation', 'recipient', 'service', 'provider']),
  id: z.string().nullable(),
});
export type Actor = z.infer<typeof actorSchema>;

/** The payload that a leaf commits to, and the salt that makes the commitment unguessable. Both erasable. */
const body = {
  payload: personal(z.record(z.string(), z.unknown()), {
    category: 'user.behavior',
    subject: 'signer',
    source: 'generated',
    purposes: ['evidence', 'sealing', 'rights'],
  }),
  salt: personal(z.string(), {
    category: 'system.operations',
    subject: 'signer',
    source: 'generated',
    purposes: ['evidence', 'rights'],
  }),
};
const facts = {
  id: technical(z.string()),
  seq: technical(z.int().positive()),
  type: technical(z.enum(eventTypes)),
  at: technical(z.iso.datetime()),
  actor: technical(actorSchema),
  subject: technical(z.string().nullable()),
  providerReceipt: technical(z.string().nullable()),
};

/** `X#seq` about the envelope as a whole. */
export const envelopeEventRecord = defineRecord({
  type: 'envelopeEvent',
  version: 1,
  table: 'records',
  under: 'envelope',
  retention: 'envelope',
  erasure: 'delete',
  plain: facts,
  sealed: body,
});

/** `X#seq` about one recipient, under that recipient's key. */
export const recipientEventRecord = defineRecord({
  type: 'recipientEvent',
  version: 1,
  table: 'records',
  under: 'recipient',
  retention: 'envelope',
  erasure: 'delete',
  plain: facts,
  sealed: body,
});
