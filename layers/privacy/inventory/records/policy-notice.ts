import * as z from 'zod';
import { noticeStatuses, policyEventTypes } from '../../../domain/policy-notice.ts';
import { defineRecord, technical } from '../define-record.ts';
import { actorSchema } from './event.ts';

const time = z.iso.datetime();

/** `O#operator.live` / `N#<version>`: a version of the policy that was announced, word for word, and how far its notices are. */
export const policyNoticeRecord = defineRecord({
  type: 'policyNotice',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'policyHistory',
  erasure: 'keep',
  plain: {
    version: technical(z.int().positive()),
    ver: technical(z.int().nonnegative()),
    stream: technical(z.string()),
    hash: technical(z.string()),
    /** The compiled policy as JSON. */
    content: technical(z.string()),
    status: technical(z.enum(noticeStatuses)),
    material: technical(z.boolean()),
    changes: technical(z.array(z.strictObject({ kind: z.string(), what: z.string() }))),
    /** Processors that are new in it; off until it takes effect. */
    newProcessors: technical(z.array(z.string())),
    effectiveFrom: technical(z.iso.date()),
    announcedAt: technical(time),
    mailedAt: technical(time.nullable()),
    effectiveAt: technical(time.nullable()),
    /** When the sweep looks at it again. */
    lookAt: technical(time.nullable()),
  },
  sealed: {},
});

/** `X#seq` of a version of the policy. */
export const policyEventRecord = defineRecord({
  type: 'policyEvent',
  version: 1,
  table: 'records',
  under: 'space',
  retention: 'policyHistory',
  erasure: 'keep',
  plain: {
    id: technical(z.string()),
    seq: technical(z.int().positive()),
    type: technical(z.enum(policyEventTypes)),
    at: technical(time),
    actor: technical(actorSchema),
    subject: technical(z.null()),
    providerReceipt: technical(z.string().nullable()),
  },
  sealed: {
    payload: technical(z.record(z.string(), z.unknown())),
    salt: technical(z.string()),
  },
});

/** `O#<space>` / `N#<version>`: that an organisation, and the people in its open envelopes, were told of a version. */
export const noticeToldRecord = defineRecord({
  type: 'noticeTold',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'organisation',
  erasure: 'delete',
  plain: {
    version: technical(z.int().positive()),
    toldAt: technical(time),
    /** People in open envelopes who got a mail. */
    people: technical(z.int().nonnegative()),
  },
  sealed: {},
});
