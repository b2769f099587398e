import * as z from 'zod';
import { fieldTypes } from '../../../domain/envelope/vocabulary.ts';
import { defineRecord, personal, technical } from '../define-record.ts';

/** Points from the displayed page's top-left corner. */
export const fieldSchema = z.strictObject({
  id: z.string(),
  recipientId: z.string(),
  type: z.enum(fieldTypes),
  page: z.int().positive(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  required: z.boolean(),
});

/** `F#nn`: where the fields of document nn stand. */
export const fieldsRecord = defineRecord({
  type: 'fields',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'envelope',
  erasure: 'delete',
  plain: {
    documentId: technical(z.string()),
    number: technical(z.int().positive()),
    fields: technical(z.array(fieldSchema)),
  },
  sealed: {},
});

export const signatureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('typed'), text: z.string() }),
  z.strictObject({ kind: z.literal('drawn'), strokes: z.array(z.array(z.tuple([z.number(), z.number()]))) }),
]);

/** `V#nn`: what recipient nn wrote, under that recipient's key. */
export const valuesRecord = defineRecord({
  type: 'values',
  version: 1,
  table: 'records',
  under: 'recipient',
  retention: 'envelope',
  erasure: 'delete',
  plain: {
    recipientId: technical(z.string()),
    number: technical(z.int().positive()),
    at: technical(z.iso.datetime()),
  },
  sealed: {
    signature: personal(signatureSchema.nullable(), {
      category: 'user.biometric.handwriting',
      subject: 'signer',
      source: 'subject',
      purposes: ['sealing', 'evidence', 'rights'],
      export: ['art15', 'art20'],
    }),
    values: personal(z.record(z.string(), z.union([z.string(), z.boolean()])), {
      category: 'user.content',
      subject: 'signer',
      source: 'subject',
      purposes: ['sealing', 'evidence', 'rights'],
      export: ['art15', 'art20'],
    }),
  },
});
