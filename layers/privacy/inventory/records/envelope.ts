import * as z from 'zod';
import { envelopeStatuses, locales } from '../../../domain/envelope/vocabulary.ts';
import { defineRecord, personal, technical } from '../define-record.ts';

const time = z.iso.datetime();
const locale = z.enum(locales);
export const remindersSchema = z.strictObject({
  first: z.string(),
  every: z.string(),
  max: z.int().min(0).max(20),
});
const restrictionSchema = z.strictObject({
  recipientId: z.string(),
  ground: z.string(),
  at: time,
  /** Not before this instant, and not before the person was told; null while nobody has asked to lift it. */
  liftAt: time.nullable(),
  toldAt: time.nullable(),
});
export type Restriction = z.infer<typeof restrictionSchema>;

/** `A`: the root of an envelope. `ver` is the sequence number of its newest event. */
export const envelopeRecord = defineRecord({
  type: 'envelope',
  version: 2,
  table: 'records',
  under: 'envelope',
  retention: 'envelope',
  erasure: 'tombstone',
  upcasts: {
    1: ({ plain, sealed }) => ({
      plain: { heldBy: [], restrictedFor: [], erasuresWaiting: [], keepForNext: null, ...plain },
      sealed,
    }),
  },
  plain: {
    id: technical(z.string()),
    status: technical(z.enum(envelopeStatuses)),
    ver: technical(z.int().nonnegative()),
    stream: technical(z.string()),
    mode: technical(z.enum(['live', 'test'])),
    locale: technical(locale),
    order: technical(z.int().nonnegative()),
    createdAt: technical(time),
    changedAt: technical(time),
    sentAt: technical(time.nullable()),
    completedAt: technical(time.nullable()),
    endedAt: technical(time.nullable()),
    sendAt: technical(time.nullable()),
    expiresAt: technical(time.nullable()),
    expiresIn: technical(z.string()),
    reminders: technical(remindersSchema.nullable()),
    warnedAt: technical(time.nullable()),
    purgeAt: technical(time),
    purgeRule: technical(z.string()),
    restrictions: technical(z.int().nonnegative()),
    restrictedAt: technical(time.nullable()),
    holds: technical(z.int().nonnegative()),
    /** The legal holds that count, each once; a hold on one person names that recipient. */
    heldBy: technical(z.array(z.strictObject({ hold: z.string(), recipientId: z.string().nullable() }))),
    /** Whose processing is restricted (GDPR art. 18), since when, and when the restriction is to be lifted. */
    restrictedFor: technical(z.array(restrictionSchema)),
    /** Erasures that a legal hold withholds; they run by themselves once it is released. */
    erasuresWaiting: technical(
      z.array(z.strictObject({ recipientId: z.string(), ground: z.string(), operationId: z.string() })),
    ),
    /** A purge asked for and not yet begun; it can be taken back until then. */
    purgeRequest: technical(z.strictObject({ operationId: z.string(), at: time }).nullable()),
    /** The erasure plan that has begun; from then on nothing but that plan touches the envelope. */
    purging: technical(z.string().nullable()),
    sealLevel: technical(z.enum(['B', 'T', 'LT', 'LTA']).nullable()),
    /** When the seal's next long-term step is due: data for LT and LTA, later the renewal of the archive time-stamp. */
    extendAt: technical(time.nullable()),
    sealAttempts: technical(z.int().nonnegative()),
    sealError: technical(z.string().nullable()),
    /** ISO 8601 period that the completed envelope is kept, as the organisation had set it when it completed. */
    keepFor: technical(z.string()),
    /** A shorter period that the parties have been told of, and when it begins to count. */
    keepForNext: technical(z.strictObject({ period: z.string(), at: time }).nullable()),
  },
  sealed: {
    title: personal(z.string(), {
      category: 'user.content',
      subject: 'signer',
      purposes: ['performSigning', 'deliverMessages', 'sealing', 'evidence', 'rights'],
    }),
    message: personal(z.string().nullable(), {
      category: 'user.content',
      subject: 'signer',
      purposes: ['performSigning', 'deliverMessages', 'rights'],
    }),
    externalId: personal(z.string().nullable(), {
      category: 'user.unique_id',
      subject: 'signer',
      purposes: ['performSigning', 'rights'],
    }),
    metadata: personal(z.record(z.string(), z.string()), {
      category: 'user.content',
      subject: 'signer',
      purposes: ['performSigning', 'rights'],
    }),
    senderName: personal(z.string(), {
      category: 'user.name',
      subject: 'sender',
      source: 'organisation',
      purposes: ['performSigning', 'deliverMessages', 'sealing', 'evidence', 'rights'],
    }),
    senderEmail: personal(z.string(), {
      category: 'user.contact.email',
      subject: 'sender',
      source: 'organisation',
      purposes: ['performSigning', 'deliverMessages', 'rights'],
    }),
    voidReason: personal(z.string().nullable(), {
      category: 'user.content',
      subject: 'signer',
      purposes: ['performSigning', 'deliverMessages', 'evidence', 'rights'],
    }),
  },
});
