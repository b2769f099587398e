import * as z from 'zod';
import { defineRecord, personal, technical } from '../define-record.ts';

const time = z.iso.datetime();
export const holdStates = ['proposed', 'active', 'releaseProposed', 'released'] as const;

/** `Q#hld_…`: a legal hold. Placed and lifted by two people each; it blocks the erasure of what it names, of nothing else. */
export const holdRecord = defineRecord({
  type: 'hold',
  version: 1,
  table: 'records',
  under: 'space',
  retention: 'rightsCase',
  erasure: 'delete',
  plain: {
    id: technical(z.string()),
    ver: technical(z.int().positive()),
    state: technical(z.enum(holdStates)),
    envelopes: technical(z.array(z.string())),
    /** `env_….rcp_…` when the hold is on one person's data in one envelope. */
    subject: technical(z.string().nullable()),
    createdAt: technical(time),
    activeAt: technical(time.nullable()),
    releasedAt: technical(time.nullable()),
    reviewAt: technical(time),
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
