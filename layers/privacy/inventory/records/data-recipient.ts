import * as z from 'zod';
import { defineRecord, personal, technical } from '../define-record.ts';
import { purposes } from '../purposes.ts';

const time = z.iso.datetime();
const day = z.iso.date();

/** Closed: there is none for buyers, and none for marketing. */
export const recipientKinds = ['signingParty', 'payment', 'itService', 'authority'] as const;

const said = {
  category: 'organisation.name',
  subject: 'sender',
  source: 'organisation',
  role: 'controller',
  purposes: ['rights', 'operations'],
} as const;

/**
 * `W#<space>#<id>` / `A`: somebody whom an organisation directs data to, or in the operator's space somebody whom the
 * service itself calls. The register that every outbound call is checked against.
 */
export const dataRecipientRecord = defineRecord({
  type: 'dataRecipient',
  version: 1,
  table: 'records',
  under: 'space',
  retention: 'organisation',
  erasure: 'destroyKey',
  plain: {
    id: technical(z.string()),
    ver: technical(z.int().positive()),
    kind: technical(z.enum(recipientKinds)),
    role: technical(z.enum(['controller', 'processor'])),
    purposes: technical(z.array(z.strictObject({ collectedFor: z.enum(purposes), usedFor: z.string() }))),
    categories: technical(z.array(z.string())),
    hosts: technical(z.array(z.string())),
    transport: technical(z.enum(['https', 'signedHttp'])),
    country: technical(z.string()),
    transfer: technical(
      z.strictObject({ basis: z.string(), checkedAt: day, withdrawnAt: time.nullable() }).nullable(),
    ),
    vetted: technical(z.boolean()),
    consentNeeded: technical(z.boolean()),
    announcedAt: technical(time),
    activeFrom: technical(time),
    activeUntil: technical(time.nullable()),
    endedAt: technical(time.nullable()),
    changedAt: technical(time),
  },
  sealed: {
    name: personal(z.string(), said),
    /** Where it takes what is sent to it; a path may hold a secret of the recipient's. */
    endpoint: personal(z.string().nullable(), said),
    agreement: personal(z.strictObject({ reference: z.string(), date: day }).nullable(), said),
    vetting: personal(z.strictObject({ reference: z.string(), date: day }).nullable(), said),
    assessment: personal(z.string().nullable(), said),
  },
});

/** `W#<space>#<id>` / `A` in an organisation's space: what it said about a recipient of the operator. */
export const recipientChoiceRecord = defineRecord({
  type: 'recipientChoice',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'organisation',
  erasure: 'delete',
  plain: {
    recipient: technical(z.string()),
    choice: technical(z.enum(['consented', 'objected'])),
    at: technical(time),
    /** The key that said so. */
    by: technical(z.string()),
  },
  sealed: {},
});

/** `G#<space>` / `<at>#…`: a call that was refused. Nothing of what was to be sent. */
export const egressRefusalRecord = defineRecord({
  type: 'egressRefusal',
  version: 1,
  table: 'ephemeral',
  under: 'none',
  retention: 'securityEvent',
  erasure: 'delete',
  plain: {
    recipient: technical(z.string()),
    reason: technical(z.string()),
    purpose: technical(z.enum(purposes)),
    at: technical(time),
  },
  sealed: {},
});
