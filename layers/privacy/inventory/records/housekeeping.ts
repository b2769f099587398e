import * as z from 'zod';
import { dueKinds, envelopeStatuses } from '../../../domain/envelope/vocabulary.ts';
import { defineRecord, technical } from '../define-record.ts';

const time = z.iso.datetime();

/** `U#kind`: something to do at a time. Out of the `due` index (not deleted) once done. */
export const dueItemRecord = defineRecord({
  type: 'dueItem',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'envelope',
  erasure: 'delete',
  plain: {
    kind: technical(z.enum(dueKinds)),
    dueAt: technical(time.nullable()),
    envelopeId: technical(z.string()),
  },
  sealed: {},
});

/** `H#…`: a keyed pseudonym that finds a recipient by address; holds nothing else. */
export const lookupRecord = defineRecord({
  type: 'lookup',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'envelope',
  erasure: 'delete',
  plain: {
    recipientId: technical(z.string()),
    kind: technical(z.enum(['email', 'phone', 'recipient', 'nationalId'])),
  },
  sealed: {},
});

/** `S#n`: one attempt at sealing, its objects recorded before they are pointed at. */
export const sealAttemptRecord = defineRecord({
  type: 'sealAttempt',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'envelope',
  erasure: 'delete',
  plain: {
    attempt: technical(z.int().positive()),
    level: technical(z.enum(['B', 'T', 'LT', 'LTA'])),
    documents: technical(
      z.array(
        z.strictObject({
          documentId: z.string(),
          variant: z.enum(['sealed', 'evidence']),
          key: z.string(),
          versionId: z.string(),
          size: z.int().positive(),
          sha256: z.string(),
        }),
      ),
    ),
    at: technical(time),
  },
  sealed: {},
});

/** What is left of a purged envelope: that it was, under which rule it went, and where the receipt is. */
export const tombstoneRecord = defineRecord({
  type: 'tombstone',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'tombstone',
  erasure: 'keep',
  plain: {
    id: technical(z.string()),
    status: technical(z.enum(envelopeStatuses)),
    stream: technical(z.string()),
    ver: technical(z.int()),
    purgedAt: technical(time),
    rule: technical(z.string()),
    receipt: technical(z.string()),
  },
  sealed: {},
});

/** `B#plan`: an erasure plan with its checkpoints; ids and counts only. */
export const erasurePlanRecord = defineRecord({
  type: 'erasurePlan',
  version: 2,
  table: 'records',
  under: 'none',
  retention: 'erasureLedger',
  erasure: 'keep',
  upcasts: {
    1: ({ plain, sealed }) => ({
      plain: { scope: 'envelope', recipientId: null, keeps: 'nothing', keyTag: null, withheld: 0, ...plain },
      sealed,
    }),
  },
  plain: {
    id: technical(z.string()),
    envelopeId: technical(z.string()),
    /**
     * The whole envelope, one person in it, that person's national identity number alone, the file of a request or
     * register, or a contact or announcement (`envelopeId` is then its id).
     */
    scope: technical(z.enum(['envelope', 'recipient', 'identityNumber', 'file', 'contact'])),
    recipientId: technical(z.string().nullable()),
    /** `proof`: name, signature and the events that prove it stay under a new key until the agreement's rule ends. */
    keeps: technical(z.enum(['nothing', 'proof'])),
    /** SHA-256 of the wrapped key that is to be destroyed: what is stored under this tag afterwards is another key. */
    keyTag: technical(z.string().nullable()),
    /** Records that stay, each named with its rule in the answer to the dry run. */
    withheld: technical(z.int().nonnegative()),
    operationId: technical(z.string().nullable()),
    receiptId: technical(z.string()),
    rule: technical(z.string()),
    subject: technical(z.string()),
    step: technical(
      z.enum(['planned', 'keysDestroyed', 'objectsDeleted', 'rowsDeleted', 'certified', 'cancelled']),
    ),
    before: technical(z.int().nonnegative()),
    keysDestroyed: technical(z.int().nonnegative()),
    objectVersionsDeleted: technical(z.int().nonnegative()),
    /** Null: not of an envelope. */
    status: technical(z.enum(envelopeStatuses).nullable()),
    stream: technical(z.string()),
    ver: technical(z.int()),
    createdAt: technical(time),
    runAt: technical(time),
    completedAt: technical(time.nullable()),
  },
  sealed: {},
});

/** `B#opr`: long work as the API shows it. */
export const operationRecord = defineRecord({
  type: 'operation',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'operation',
  erasure: 'delete',
  plain: {
    id: technical(z.string()),
    status: technical(z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled'])),
    envelopeId: technical(z.string().nullable()),
    planId: technical(z.string().nullable()),
    receiptId: technical(z.string().nullable()),
    error: technical(z.string().nullable()),
    createdAt: technical(time),
  },
  sealed: {},
});
