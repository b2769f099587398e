import * as z from 'zod';
import { defineRecord, personal, technical } from '../define-record.ts';

const time = z.iso.datetime();

/** Why something goes to a recipient: the organisation's wish, the person's (GDPR art. 20), or a duty to tell (art. 19). */
export const transmissionCauses = [
  'transfer',
  'portability',
  'erasure',
  'rectification',
  'restriction',
  'release',
] as const;
export type TransmissionCause = (typeof transmissionCauses)[number];

/** `W#<space>#<trm>` / `A`: something that is to reach a recipient; ids only, content is read when it is sent. */
export const transmissionRecord = defineRecord({
  type: 'transmission',
  version: 1,
  table: 'records',
  under: 'space',
  retention: 'rightsCase',
  erasure: 'destroyKey',
  plain: {
    id: technical(z.string()),
    ver: technical(z.int().positive()),
    recipient: technical(z.string()),
    cause: technical(z.enum(transmissionCauses)),
    envelopeId: technical(z.string()),
    /** Whom it is about; null: everybody who takes part. */
    subject: technical(z.string().nullable()),
    caseId: technical(z.string().nullable()),
    /** Names of what was rectified. */
    fields: technical(z.array(z.string())),
    /** `open` until the other side has answered that it took it; `refused`: the register does not allow it. */
    state: technical(z.enum(['open', 'delivered', 'refused', 'abandoned'])),
    attempts: technical(z.int().nonnegative()),
    createdAt: technical(time),
    nextAt: technical(time.nullable()),
    lastAt: technical(time.nullable()),
    lastStatus: technical(z.int().nullable()),
    lastFault: technical(z.string().nullable()),
    deliveredAt: technical(time.nullable()),
  },
  sealed: {
    /** What the recipient answered when it took it, or its SHA-256 when that is long. */
    receipt: personal(z.string().nullable(), {
      category: 'system.operations',
      subject: 'sender',
      source: 'organisation',
      role: 'controller',
      purposes: ['rights', 'evidence'],
    }),
  },
});

const tried = {
  at: technical(time),
  transmission: technical(z.string()),
  cause: technical(z.enum(transmissionCauses)),
  /** The host alone: a path may hold a secret of the recipient's. */
  endpoint: technical(z.string()),
  status: technical(z.int().nullable()),
  fault: technical(z.string().nullable()),
};

/** `D#<space>#<dst>` / `<at>#<trm>`: one try to reach a recipient. */
export const deliveryRecord = defineRecord({
  type: 'delivery',
  version: 1,
  table: 'ephemeral',
  under: 'none',
  retention: 'integrationLog',
  erasure: 'delete',
  plain: tried,
  sealed: {},
});

/** `DC#<space>#<dst>` / `<at>#<trm>`: what the other side answered to it, scrubbed. */
export const deliveryAnswerRecord = defineRecord({
  type: 'deliveryAnswer',
  version: 1,
  table: 'ephemeral',
  under: 'space',
  retention: 'integrationContent',
  erasure: 'delete',
  plain: {},
  sealed: {
    message: personal(z.string(), {
      category: 'user.content',
      subject: 'sender',
      source: 'organisation',
      role: 'controller',
      purposes: ['operations', 'rights'],
    }),
  },
});
