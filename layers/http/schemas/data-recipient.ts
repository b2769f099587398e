import * as z from 'zod';
import { purposes } from '../../privacy/inventory/purposes.ts';
import { recipientKinds } from '../../privacy/inventory/records/data-recipient.ts';
import { transmissionCauses } from '../../privacy/inventory/records/transmission.ts';
import { envelopeId, exampleBody } from './ids.ts';
import { requestId } from './privacy-request.ts';
import { singleLine } from './text.ts';
import { calendarDay, timestamp } from './time.ts';

export const dataRecipientId = z.lazy(() =>
  z
    .string()
    .regex(/^dst_[0-9a-hjkmnp-tv-z]{26}$/)
    .meta({ description: 'Id of somebody whom data go to.', example: `dst_${exampleBody}` }),
);

const reference = z.lazy(() => z.strictObject({ reference: singleLine({ max: 200 }), date: calendarDay }));

const purposePair = z.lazy(() =>
  z.strictObject({ collectedFor: z.enum(purposes), usedFor: z.string().regex(/^[a-z][A-Za-z]{0,39}$/) }),
);

const transferInput = z.lazy(() =>
  z.strictObject({
    basis: z.string().regex(/^[a-z][A-Za-z]{0,39}$/),
    assessment: singleLine({ max: 200 }),
    checkedAt: calendarDay,
  }),
);

/** Kinds of data; names as the record of processing has them. */
const categories = z.lazy(() =>
  z
    .array(z.string().regex(/^[a-z_.]{1,80}$/))
    .min(1)
    .max(20),
);

export const dataRecipientInput = z.lazy(() =>
  z.strictObject({
    name: singleLine({ max: 120 }),
    kind: z.enum(recipientKinds),
    role: z.enum(['controller', 'processor']),
    endpoint: z.string().max(500).nullable(),
    purposes: z.array(purposePair).min(1).max(20),
    categories,
    country: z.string().regex(/^[A-Z]{2}$/),
    transfer: transferInput.nullable(),
    agreement: reference.nullable(),
    vetting: reference.nullable(),
    ownMarketing: z.literal(false),
    activeFrom: timestamp.optional(),
    activeUntil: timestamp,
  }),
);

export const dataRecipientPatch = z.lazy(() =>
  z.strictObject({
    vetting: reference.optional(),
    transfer: transferInput.nullable().optional(),
    activeUntil: timestamp.optional(),
  }),
);

export const dataRecipient = z.lazy(() =>
  z
    .strictObject({
      id: dataRecipientId,
      status: z.enum(['proposed', 'scheduled', 'approved', 'closed', 'ended']),
      /** Why nothing would flow at this moment. */
      closedBecause: z.string().nullable(),
      name: z.string(),
      kind: z.enum(recipientKinds),
      role: z.enum(['controller', 'processor']),
      endpoint: z.string().nullable(),
      purposes: z.array(purposePair),
      categories: z.array(z.string()),
      country: z.string(),
      transfer: z
        .strictObject({
          basis: z.string(),
          assessment: z.string().nullable(),
          checkedAt: calendarDay,
          withdrawnAt: timestamp.nullable(),
        })
        .nullable(),
      agreement: reference.nullable(),
      vetting: reference.nullable(),
      ownMarketing: z.literal(false),
      createdAt: timestamp,
      activeFrom: timestamp,
      activeUntil: timestamp.nullable(),
      endedAt: timestamp.nullable(),
    })
    .meta({ id: 'DataRecipient' }),
);

export const processorId = z.lazy(() =>
  z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,40}$/)
    .meta({ description: 'Name of a recipient that the service itself calls.', example: 'archive-1' }),
);

export const processorChoice = z.lazy(() => z.strictObject({ choice: z.enum(['consented', 'objected']) }));

export const processor = z.lazy(() =>
  z
    .strictObject({
      id: processorId,
      name: z.string(),
      kind: z.enum(recipientKinds),
      role: z.enum(['controller', 'processor']),
      purposes: z.array(purposePair),
      categories: z.array(z.string()),
      country: z.string(),
      transfer: z.string().nullable(),
      announcedAt: timestamp,
      activeFrom: timestamp,
      consentNeeded: z.boolean(),
      choice: z.enum(['consented', 'objected']).nullable(),
      on: z.boolean(),
    })
    .meta({ id: 'ServiceRecipient' }),
);

export const transmissionId = z.lazy(() =>
  z
    .string()
    .regex(/^trm_[0-9a-hjkmnp-tv-z]{26}$/)
    .meta({ description: 'Id of something sent to a recipient.', example: `trm_${exampleBody}` }),
);

export const transferRequest = z.lazy(() => z.strictObject({ envelopeId }));

export const portabilityRequest = z.lazy(() => z.strictObject({ privacyRequestId: requestId }));

export const transmission = z.lazy(() =>
  z
    .strictObject({
      id: transmissionId,
      recipient: dataRecipientId,
      cause: z.enum(transmissionCauses),
      envelopeId,
      subject: z.string().nullable(),
      state: z.enum(['open', 'delivered', 'refused', 'abandoned']),
      attempts: z.int(),
      createdAt: timestamp,
      lastAt: timestamp.nullable(),
      lastStatus: z.int().nullable(),
      lastFault: z.string().nullable(),
      nextAt: timestamp.nullable(),
      deliveredAt: timestamp.nullable(),
      receipt: z.string().nullable(),
    })
    .meta({ id: 'Transmission' }),
);

export const delivery = z.lazy(() =>
  z
    .strictObject({
      at: timestamp,
      transmission: transmissionId,
      cause: z.enum(transmissionCauses),
      endpoint: z.string(),
      status: z.int().nullable(),
      fault: z.string().nullable(),
      message: z.string().nullable(),
    })
    .meta({ id: 'Delivery' }),
);

export const transmissionList = z.lazy(() => z.strictObject({ items: z.array(transmission) }));
