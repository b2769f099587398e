import * as z from 'zod';
import { defineRecord, technical } from '../define-record.ts';

/** `Z#…` of what it is about: a message that a provider took. Ids, channel, kind and category; no address, no words. */
export const messageRecord = defineRecord({
  type: 'message',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'envelope',
  erasure: 'delete',
  plain: {
    id: technical(z.string()),
    /** The envelope, request, contact or organisation. */
    about: technical(z.string()),
    recipientId: technical(z.string().nullable()),
    channel: technical(z.enum(['email', 'sms'])),
    kind: technical(z.string()),
    category: technical(z.enum(['transactional', 'promotional'])),
    messageId: technical(z.string()),
    at: technical(z.iso.datetime()),
  },
  sealed: {},
});
