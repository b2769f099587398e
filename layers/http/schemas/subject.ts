import * as z from 'zod';
import { purposes } from '../../privacy/inventory/purposes.ts';
import { email, phone } from './contact.ts';
import { exampleBody, recipientId } from './ids.ts';
import { nationalIdQuery } from './national-id.ts';
import { nameText } from './text.ts';
import { timestamp } from './time.ts';

const body = '[0-9a-hjkmnp-tv-z]{26}';

/** One person in one envelope. */
export const subject = z.lazy(() =>
  z
    .string()
    .regex(new RegExp(`^env_${body}\\.rcp_${body}$`))
    .meta({
      description: 'One person in one envelope.',
      example: `env_${exampleBody}.rcp_${exampleBody}`,
    }),
);

export const subjectSearch = z.lazy(() =>
  z
    .strictObject({
      email: email.optional(),
      phone: phone.optional(),
      recipientId: recipientId.optional(),
      nationalId: nationalIdQuery.optional(),
    })
    .refine((query) => Object.values(query).filter((value) => value !== undefined).length === 1, {
      error: 'Exactly one of email, phone, recipientId and nationalId.',
      params: { code: 'required' },
    }),
);

const receiver = z.lazy(() =>
  z.strictObject({
    name: z.string(),
    party: z.string().nullable(),
    channel: z.enum(['email', 'sms', 'https', 'handover']),
    categories: z.array(z.string()),
    at: timestamp,
  }),
);

const access = z.lazy(() =>
  z.strictObject({
    at: timestamp,
    by: z.enum(['organisation', 'recipient']),
    id: z.string().nullable(),
    what: z.string(),
  }),
);

const holding = z.lazy(() =>
  z
    .strictObject({
      record: z.string(),
      fields: z.array(z.string()),
      categories: z.array(z.string()),
      purpose: z.enum(purposes),
      basis: z.string(),
      rule: z.string(),
      until: timestamp.nullable(),
      source: z.array(z.string()),
      recipients: z.array(receiver),
      accesses: z.array(access),
    })
    .meta({ id: 'Holding' }),
);

export const candidates = z.lazy(() =>
  z.strictObject({
    candidates: z.array(
      z.strictObject({
        subject,
        matched: z.enum(['email', 'phone', 'recipientId', 'nationalId']),
        holdings: z.array(holding),
      }),
    ),
  }),
);

export const erasureRequest = z.lazy(() =>
  z.strictObject({
    dryRun: z.boolean().default(false),
    ground: z.enum([
      'noLongerNeeded',
      'consentWithdrawn',
      'objection',
      'unlawful',
      'legalObligation',
      'child',
    ]),
  }),
);

const planned = { record: z.string(), fields: z.array(z.string()) };

/** What an erasure would do, record by record. */
export const subjectPlan = z.lazy(() =>
  z
    .strictObject({
      subject,
      ground: z.string(),
      keeps: z.enum(['nothing', 'proof']),
      held: z.boolean(),
      erased: z.array(z.strictObject(planned)),
      withheld: z.array(
        z.strictObject({
          ...planned,
          exception: z.enum(['legalDuty', 'legalClaim', 'activeContract', 'otherParties', 'hold']),
          rule: z.string(),
          statute: z.string(),
          until: timestamp.nullable(),
        }),
      ),
    })
    .meta({ id: 'SubjectErasurePlan' }),
);

export const rectificationRequest = z.lazy(() =>
  z
    .strictObject({
      reason: z.enum(['incorrect', 'incomplete', 'irrelevant']),
      name: nameText({ max: 120 }).optional(),
      email: email.nullable().optional(),
      phone: phone.nullable().optional(),
    })
    .refine(({ reason: _, ...values }) => Object.values(values).some((value) => value !== undefined), {
      error: 'At least one of name, email and phone.',
      params: { code: 'required' },
    }),
);

export const rectified = z.lazy(() =>
  z.strictObject({ subject, sealedFiles: z.literal('unchanged') }).meta({ id: 'Rectified' }),
);

export const restrictionRequest = z.lazy(() =>
  z.strictObject({ ground: z.enum(['accuracyContested', 'unlawful', 'neededForClaim', 'objectionPending']) }),
);

export const restrictionState = z.lazy(() =>
  z
    .strictObject({
      subject,
      state: z.enum(['restricted', 'active']),
      ground: z.string().nullable(),
      since: timestamp.nullable(),
      liftsAt: timestamp.nullable(),
    })
    .meta({ id: 'Restriction' }),
);

export const disclosure = z.lazy(() =>
  z
    .strictObject({
      id: z.string(),
      envelopeId: z.string(),
      subject: z.string().nullable(),
      recipient: z.string(),
      party: z.string().nullable(),
      channel: z.enum(['email', 'sms', 'https', 'handover']),
      categories: z.array(z.string()),
      usedFor: z.array(z.string()),
      at: timestamp,
      case: z.string().nullable(),
    })
    .meta({ id: 'Disclosure' }),
);

export const consent = z.lazy(() =>
  z
    .strictObject({
      id: z.string(),
      subject: z.string().meta({ description: 'One person in one envelope, or a contact.' }),
      act: z.enum(['signed', 'approved', 'viewed', 'given', 'withdrawn', 'relationRecorded', 'objected']),
      kind: z.enum(['declaration', 'notice', 'acknowledgement', 'consent', 'agreement']).nullable().meta({
        description: 'What the text is; only `consent` is consent in the sense of GDPR art. 4(11).',
      }),
      channel: z.string(),
      purpose: z.string(),
      text: z
        .strictObject({
          id: z.string(),
          version: z.int(),
          locale: z.string(),
          sha256: z.string().nullable(),
        })
        .nullable()
        .meta({ description: 'Null for an act without a text, such as a withdrawal.' }),
      proof: z
        .strictObject({ by: z.string(), seq: z.int() })
        .meta({ description: 'How it was given, and its place in the evidence of envelope or contact.' }),
      at: timestamp,
    })
    .meta({ id: 'Consent' }),
);

/** A message that a provider took. */
export const loggedMessage = z.lazy(() =>
  z
    .strictObject({
      id: z.string(),
      about: z.string().meta({ description: 'The envelope, request, contact or organisation.' }),
      recipientId: z.string().nullable(),
      channel: z.enum(['email', 'sms']),
      kind: z.string(),
      category: z.enum(['transactional', 'promotional']),
      messageId: z.string(),
      at: timestamp,
    })
    .meta({ id: 'LoggedMessage' }),
);
