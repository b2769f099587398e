import * as z from 'zod';
import { locales } from '../../../domain/envelope/vocabulary.ts';
import {
  caseCountries,
  caseDecisions,
  caseDueKinds,
  caseEventTypes,
  caseStatuses,
  contactChannels,
  requestTypes,
} from '../../../domain/privacy-case/vocabulary.ts';
import { registerDueKinds } from '../../../domain/register/vocabulary.ts';
import { defineRecord, personal, technical } from '../define-record.ts';
import { actorSchema } from './event.ts';

const time = z.iso.datetime();
const place = z.strictObject({ space: z.string(), id: z.string() });
const asked = { subject: 'requester', source: 'subject', role: 'controller', purposes: ['rights'] } as const;

/**
 * `Q#<space>#<dsr>` / `A`: a request about personal data. `person`: as somebody made it, in the operator's space;
 * `routed`: the part of it that one organisation has to answer, in that organisation's space.
 */
export const caseRecord = defineRecord({
  type: 'privacyCase',
  version: 1,
  table: 'records',
  under: 'envelope',
  retention: 'rightsCase',
  erasure: 'destroyKey',
  plain: {
    id: technical(z.string()),
    ver: technical(z.int().nonnegative()),
    stream: technical(z.string()),
    kind: technical(z.enum(['person', 'routed'])),
    type: technical(z.enum(requestTypes)),
    status: technical(z.enum(caseStatuses)),
    country: technical(z.enum(caseCountries)),
    locale: technical(z.enum(locales)),
    receivedAt: technical(time),
    changedAt: technical(time),
    verifiedAt: technical(time.nullable()),
    extendedAt: technical(time.nullable()),
    /** First instant at which an answer is late. */
    dueAt: technical(time),
    alarms: technical(z.array(z.strictObject({ daysBefore: z.int(), at: time }))),
    alarmed: technical(z.array(z.int())),
    /** Where a code was sent last, and what was proven by it. */
    channel: technical(z.enum(contactChannels).nullable()),
    provenBy: technical(z.enum(contactChannels).nullable()),
    decision: technical(z.enum(caseDecisions).nullable()),
    decidedAt: technical(time.nullable()),
    /** The key that decided; null for the service. */
    decidedBy: technical(z.string().nullable()),
    /** When a decision is carried out that waits; and when that began. */
    runAt: technical(time.nullable()),
    ranAt: technical(time.nullable()),
    closedAt: technical(time.nullable()),
    forgottenAt: technical(time.nullable()),
    duplicateOf: technical(z.string().nullable()),
    /** `routed`: the person's request that this is a part of. */
    of: technical(place.nullable()),
    /** `person`: the parts of it. */
    routes: technical(z.array(place)),
    /** `routed`: whom it is about, as found in the organisation's envelopes. */
    subjects: technical(z.array(z.strictObject({ envelopeId: z.string(), recipientId: z.string() }))),
  },
  sealed: {
    email: personal(z.string().nullable(), { ...asked, category: 'user.contact.email' }),
    phone: personal(z.string().nullable(), { ...asked, category: 'user.contact.phone' }),
    detail: personal(z.string().nullable(), { ...asked, category: 'user.content' }),
    /** Why it was decided so, as the person is told. */
    reason: personal(z.string().nullable(), { ...asked, category: 'user.content', source: 'organisation' }),
    extensionReason: personal(z.string().nullable(), {
      ...asked,
      category: 'user.content',
      source: 'organisation',
    }),
    /** What is to be written instead, when a rectification is granted. */
    correction: personal(
      z
        .strictObject({
          name: z.string().optional(),
          email: z.string().optional(),
          phone: z.string().optional(),
        })
        .nullable(),
      { ...asked, category: 'user.name', source: 'organisation' },
    ),
  },
});

/** `X#seq` of a request. */
export const caseEventRecord = defineRecord({
  type: 'caseEvent',
  version: 1,
  table: 'records',
  under: 'envelope',
  retention: 'rightsCase',
  erasure: 'destroyKey',
  plain: {
    id: technical(z.string()),
    seq: technical(z.int().positive()),
    type: technical(z.enum(caseEventTypes)),
    at: technical(time),
    actor: technical(actorSchema),
    subject: technical(z.null()),
    providerReceipt: technical(z.string().nullable()),
  },
  sealed: {
    payload: personal(z.record(z.string(), z.unknown()), {
      ...asked,
      category: 'user.behavior',
      source: 'generated',
    }),
    salt: personal(z.string(), { ...asked, category: 'system.operations', source: 'generated' }),
  },
});

/** `U#kind` of a request or of an entry of a register: something to do at a time. */
export const caseDueRecord = defineRecord({
  type: 'caseDue',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'rightsCase',
  erasure: 'delete',
  plain: {
    kind: technical(z.enum([...new Set([...caseDueKinds, ...registerDueKinds])])),
    dueAt: technical(time.nullable()),
    caseId: technical(z.string()),
  },
  sealed: {},
});

/** `O#operator.live` / `S#<space>`: that a space exists, so that a proven request can be asked of each. */
export const spaceEntryRecord = defineRecord({
  type: 'spaceEntry',
  version: 1,
  table: 'records',
  under: 'none',
  retention: 'organisation',
  erasure: 'delete',
  plain: { space: technical(z.string()), registeredAt: technical(time) },
  sealed: {},
});
