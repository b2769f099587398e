import * as z from 'zod';
import {
  authorityEventTypes,
  authorityStates,
  disclosureReceivers,
  legalExceptions,
} from '../../../domain/register/vocabulary.ts';
import { defineRecord, personal, technical } from '../define-record.ts';
import { registerEvent } from './register-event.ts';

const time = z.iso.datetime();
const written = {
  category: 'user.content',
  subject: 'user',
  role: 'controller',
  source: 'organisation',
  purposes: ['rights'],
} as const;

/**
 * `Q#<space>#aut_…`: a disclosure that the law demands. It lies in the space of whoever decides it: the organisation,
 * or the operator for data of an organisation (`target`).
 */
export const authorityRequestRecord = defineRecord({
  type: 'authorityRequest',
  version: 1,
  table: 'records',
  under: 'space',
  retention: 'rightsCase',
  erasure: 'delete',
  plain: {
    id: technical(z.string()),
    ver: technical(z.int().nonnegative()),
    stream: technical(z.string()),
    state: technical(z.enum(authorityStates)),
    /** The space whose data are demanded. */
    target: technical(z.string()),
    exception: technical(z.enum(legalExceptions)),
    receiver: technical(z.enum(disclosureReceivers)),
    /** The minimum set: these people, these kinds of data, documents or not. */
    subjects: technical(z.array(z.string())),
    categories: technical(z.array(z.string())),
    documents: technical(z.boolean()),
    openedAt: technical(time),
    changedAt: technical(time),
    /** The law forbids telling the customer until then; null: it is told at once. */
    silentUntil: technical(time.nullable()),
    /** The notice is due since, and the provider has taken it. */
    noticeDueAt: technical(time.nullable()),
    toldAt: technical(time.nullable()),
    approvedAt: technical(time.nullable()),
    exportedAt: technical(time.nullable()),
    closedAt: technical(time.nullable()),
  },
  sealed: {
    /** Who demands it, and the number of the order or case. */
    authority: personal(z.string(), written),
    reference: personal(z.string(), written),
    /** Why no less would do. */
    necessity: personal(z.string(), written),
    /** The order that forbids telling. */
    silenceReference: personal(z.string().nullable(), written),
    refusal: personal(z.string().nullable(), written),
    openedBy: personal(z.string(), { ...written, category: 'user.name' }),
    approvals: personal(z.array(z.strictObject({ owner: z.string(), at: time })), {
      ...written,
      category: 'user.name',
    }),
  },
});

/** `X#seq` of such a request. */
export const authorityEventRecord = defineRecord(
  registerEvent('authorityEvent', 'rightsCase', authorityEventTypes),
);
