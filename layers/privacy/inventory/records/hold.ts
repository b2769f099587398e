import { createHash } from 'node:crypto';
import * as z from 'zod';
import { holdEventTypes } from '../../../domain/register/vocabulary.ts';
import { defineRecord, personal, technical } from '../define-record.ts';
import { registerEvent } from './register-event.ts';

const time = z.iso.datetime();
const streamOf = (id: unknown): string =>
  createHash('sha256')
    .update(`hold ${String(id)}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
export const holdStates = ['proposed', 'active', 'releaseProposed', 'released'] as const;

/** `Q#hld_…`: a legal hold. Placed and lifted by two people each; it blocks the erasure of what it names, of nothing else. */
export const holdRecord = defineRecord({
  type: 'hold',
  version: 2,
  table: 'records',
  under: 'space',
  retention: 'rightsCase',
  erasure: 'delete',
  upcasts: {
    // Holds of version 1 had no history; their stream begins now, under a name that says nothing about them.
    1: ({ plain, sealed }) => ({
      plain: { stream: streamOf(plain.id), changedAt: plain.createdAt, remindedAt: null, ...plain },
      sealed,
    }),
  },
  plain: {
    id: technical(z.string()),
    ver: technical(z.int().positive()),
    stream: technical(z.string()),
    changedAt: technical(time),
    state: technical(z.enum(holdStates)),
    envelopes: technical(z.array(z.string())),
    /** `env_….rcp_…` when the hold is on one person's data in one envelope. */
    subject: technical(z.string().nullable()),
    createdAt: technical(time),
    activeAt: technical(time.nullable()),
    releasedAt: technical(time.nullable()),
    reviewAt: technical(time),
    /** When its owner was told that the day of review has come. */
    remindedAt: technical(time.nullable()),
  },
  sealed: {
    reason: personal(z.string(), {
      category: 'user.content',
      subject: 'user',
      role: 'controller',
      source: 'organisation',
      purposes: ['retention', 'rights'],
    }),
    /** Owners of the keys that asked for the two steps; the other step needs somebody else. */
    placedBy: personal(z.string(), {
      category: 'user.name',
      subject: 'user',
      role: 'controller',
      source: 'organisation',
      purposes: ['retention', 'rights', 'accessControl'],
    }),
    releaseAskedBy: personal(z.string().nullable(), {
      category: 'user.name',
      subject: 'user',
      role: 'controller',
      source: 'organisation',
      purposes: ['retention', 'rights', 'accessControl'],
    }),
  },
});

/** `X#seq` of a hold. */
export const holdEventRecord = defineRecord(registerEvent('holdEvent', 'rightsCase', holdEventTypes));
