import * as z from 'zod';
import type { RecordDefinition } from '../../privacy/inventory/define-record.ts';
import { documentRecord } from '../../privacy/inventory/records/document.ts';
import { envelopeRecord } from '../../privacy/inventory/records/envelope.ts';
import { actorSchema } from '../../privacy/inventory/records/event.ts';
import { fieldsRecord, valuesRecord } from '../../privacy/inventory/records/fields.ts';
import { recipientRecord } from '../../privacy/inventory/records/recipient.ts';

export const archiveFormat = 'sigill-envelope/1';

const whole = <R extends RecordDefinition>(record: R) =>
  z.strictObject({
    ...(record.plainSchema.shape as R['plainSchema']['shape']),
    personal: record.sealedSchema as R['sealedSchema'],
  });

/** An envelope as it leaves: every declared field of its records, and its history with the salts that prove it. */
export const archivedEnvelope = z.strictObject({
  format: z.literal(archiveFormat),
  root: whole(envelopeRecord),
  documents: z.array(whole(documentRecord)).max(10),
  recipients: z.array(whole(recipientRecord)).max(50),
  fields: z.array(whole(fieldsRecord)).max(10),
  values: z.array(whole(valuesRecord)).max(50),
  events: z
    .array(
      z.strictObject({
        seq: z.int().positive(),
        type: z.string().max(100),
        at: z.iso.datetime(),
        actor: actorSchema,
        subject: z.string().nullable(),
        providerReceipt: z.string().nullable(),
        payload: z.record(z.string(), z.unknown()),
        salt: z.string().max(100),
      }),
    )
    .max(10_000),
});
export type ArchivedEnvelope = z.infer<typeof archivedEnvelope>;
