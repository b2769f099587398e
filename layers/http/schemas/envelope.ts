import * as z from 'zod';
import { document } from './document.ts';
import { field } from './field.ts';
import { envelopeId, receiptId } from './ids.ts';
import { recipient } from './recipient.ts';
import { timestamp } from './time.ts';
import { envelopeStatus, locale, sealLevel } from './vocabulary.ts';

const privacy = z.lazy(() =>
  z
    .strictObject({
      state: z.enum(['active', 'restricted', 'held', 'purging']),
      restrictions: z.int().min(0),
      holds: z.int().min(0),
      purgeAt: timestamp,
      rule: z.string(),
    })
    .meta({ id: 'EnvelopePrivacy' }),
);

export const envelopeReminders = z.lazy(() =>
  z.strictObject({ first: z.string(), every: z.string(), max: z.int() }).meta({ id: 'Reminders' }),
);

export const envelope = z.lazy(() =>
  z
    .strictObject({
      id: envelopeId,
      status: envelopeStatus,
      title: z.string(),
      message: z.string().nullable(),
      locale,
      externalId: z.string().nullable(),
      metadata: z.record(z.string(), z.string()),
      sender: z.strictObject({ name: z.string(), email: z.string() }),
      createdAt: timestamp,
      sendAt: timestamp.nullable(),
      sentAt: timestamp.nullable(),
      completedAt: timestamp.nullable(),
      expiresIn: z.string(),
      expiresAt: timestamp.nullable(),
      reminders: envelopeReminders.nullable(),
      privacy,
      documents: z.array(document),
      recipients: z.array(recipient),
      fields: z.array(field),
      sealing: z.strictObject({
        level: sealLevel.nullable(),
        attempts: z.int().min(0),
        lastError: z.string().nullable(),
      }),
    })
    .meta({ id: 'Envelope' }),
);
export type Envelope = z.infer<typeof envelope>;

/** All that is left of an erased envelope. */
export const purgedEnvelope = z.lazy(() =>
  z
    .strictObject({
      id: envelopeId,
      status: envelopeStatus,
      privacy: z.strictObject({
        state: z.literal('purged'),
        purgedAt: timestamp,
        rule: z.string(),
        receipt: receiptId,
      }),
    })
    .meta({ id: 'PurgedEnvelope' }),
);
export type PurgedEnvelope = z.infer<typeof purgedEnvelope>;

export const envelopeOrPurged = z.lazy(() => z.union([envelope, purgedEnvelope]));

export const envelopeSummary = z.lazy(() =>
  z
    .strictObject({
      id: envelopeId,
      status: envelopeStatus,
      title: z.string().nullable(),
      externalId: z.string().nullable(),
      createdAt: timestamp,
      sentAt: timestamp.nullable(),
      completedAt: timestamp.nullable(),
      expiresAt: timestamp.nullable(),
    })
    .meta({ id: 'EnvelopeSummary' }),
);
export type EnvelopeSummary = z.infer<typeof envelopeSummary>;
