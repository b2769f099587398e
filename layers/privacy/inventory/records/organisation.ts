import * as z from 'zod';
import { defineRecord, personal, technical } from '../define-record.ts';

export const scopes = [
  'envelopes:read',
  'envelopes:write',
  'privacy:read',
  'privacy:write',
  'privacy:reveal',
  'admin',
] as const;

/** `O#<space>` / `A`: an organisation in one mode. */
export const organisationRecord = defineRecord({
  type: 'organisation',
  version: 2,
  table: 'records',
  under: 'space',
  retention: 'organisation',
  erasure: 'destroyKey',
  upcasts: { 1: ({ plain, sealed }) => ({ plain: { retentionChange: null, ...plain }, sealed }) },
  plain: {
    id: technical(z.string()),
    ver: technical(z.int().nonnegative()),
    stream: technical(z.string()),
    createdAt: technical(z.iso.datetime()),
    /** ISO 8601 period that completed envelopes are kept. */
    completedRetention: technical(z.string()),
    /** Another period: when it was set, from when it counts, and whether every envelope has it and its parties know. */
    retentionChange: technical(
      z
        .strictObject({
          completed: z.string(),
          at: z.iso.datetime(),
          effectiveAt: z.iso.datetime(),
          told: z.boolean(),
        })
        .nullable(),
    ),
    screening: technical(z.enum(['refuse', 'allow'])),
    minimumAuthentication: technical(z.enum(['link', 'emailCode', 'smsCode'])),
    agreement: technical(
      z
        .strictObject({ id: z.string(), version: z.string(), hash: z.string(), acceptedAt: z.iso.datetime() })
        .nullable(),
    ),
  },
  sealed: {
    name: personal(z.string(), {
      category: 'organisation.name',
      subject: 'sender',
      source: 'organisation',
      purposes: ['performSigning', 'deliverMessages', 'sealing', 'evidence', 'operations', 'rights'],
    }),
    contactEmail: personal(z.string(), {
      category: 'user.contact.email',
      subject: 'sender',
      source: 'organisation',
      purposes: ['performSigning', 'deliverMessages', 'operations', 'rights'],
    }),
  },
});

/** `O#<space>` / `K#<id>`: an API key; the secret is stored as SHA-256 in the look-up index only. */
export const apiKeyRecord = defineRecord({
  type: 'apiKey',
  version: 1,
  table: 'records',
  under: 'space',
  retention: 'organisation',
  erasure: 'destroyKey',
  plain: {
    id: technical(z.string()),
    hash: technical(z.string()),
    scopes: technical(z.array(z.enum(scopes))),
    createdAt: technical(z.iso.datetime()),
    expiresAt: technical(z.iso.datetime().nullable()),
    revokedAt: technical(z.iso.datetime().nullable()),
  },
  sealed: {
    owner: personal(z.string(), {
      category: 'user.name',
      subject: 'user',
      source: 'organisation',
      role: 'controller',
      purposes: ['accessControl', 'operations', 'rights'],
    }),
  },
});
