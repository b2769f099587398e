import * as z from 'zod';
import * as words from '../../domain/privacy-case/vocabulary.ts';
import { email, phone } from './contact.ts';
import { exampleBody } from './ids.ts';
import { multiLine, nameText } from './text.ts';
import { timestamp } from './time.ts';
import { locale } from './vocabulary.ts';

export const requestId = z.lazy(() =>
  z
    .string()
    .regex(/^dsr_[0-9a-hjkmnp-tv-z]{26}$/)
    .meta({ description: 'Id of a request about personal data.', example: `dsr_${exampleBody}` }),
);

const requestType = z.enum(words.requestTypes).meta({ id: 'PrivacyRequestType' });
const requestStatus = z.enum(words.caseStatuses).meta({ id: 'PrivacyRequestStatus' });
const country = z.enum(words.caseCountries);
const channel = z.enum(words.contactChannels);

export const newPrivacyRequest = z.lazy(() =>
  z
    .strictObject({
      type: requestType,
      country: country.meta({ description: 'Where you live: whose holidays and authority count.' }),
      locale,
      contact: z
        .strictObject({ email: email.optional(), phone: phone.optional() })
        .refine((value) => value.email !== undefined || value.phone !== undefined, {
          error: 'An e-mail address or a phone number.',
          params: { code: 'required' },
        }),
      detail: multiLine({ max: 4000, min: 0 }).optional(),
    })
    .meta({ id: 'NewPrivacyRequest' }),
);

export const filedRequest = z.lazy(() =>
  z
    .strictObject({
      id: requestId,
      status: z.literal('identityRequired'),
      receivedAt: timestamp,
      dueAt: timestamp,
    })
    .meta({ id: 'FiledPrivacyRequest' }),
);

export const requestCode = z.lazy(() => z.strictObject({ channel: channel.optional() }));
export const requestCodeSent = z.lazy(() => z.strictObject({ id: requestId }));
export const requestSession = z.lazy(() =>
  z.strictObject({ id: requestId, session: z.string(), expiresAt: timestamp }),
);

const authority = z.lazy(() =>
  z
    .strictObject({ name: z.string(), address: z.string(), email: z.string(), url: z.string() })
    .meta({ id: 'SupervisoryAuthority' }),
);

/** What the proven person sees. */
export const privacyRequest = z.lazy(() =>
  z
    .strictObject({
      id: requestId,
      type: requestType,
      status: requestStatus,
      duplicateOf: requestId.nullable(),
      receivedAt: timestamp,
      dueAt: timestamp,
      closedAt: timestamp.nullable(),
      complaint: authority,
      parts: z.array(
        z.strictObject({
          id: requestId,
          organisation: z.string(),
          contact: z.string(),
          status: requestStatus,
          dueAt: timestamp,
          decision: z.enum(words.caseDecisions).nullable(),
          reason: z.string().nullable(),
          runsAt: timestamp.nullable(),
          answer: z.boolean().meta({ description: 'Data can be fetched.' }),
        }),
      ),
    })
    .meta({ id: 'PrivacyRequest' }),
);

/** What the organisation that has to answer sees. */
export const routedRequest = z.lazy(() =>
  z
    .strictObject({
      id: requestId,
      type: requestType,
      status: requestStatus,
      country,
      locale,
      receivedAt: timestamp,
      verifiedAt: timestamp.nullable(),
      provenBy: channel.nullable(),
      dueAt: timestamp,
      contact: z.strictObject({ email: z.string().nullable(), phone: z.string().nullable() }),
      detail: z.string().nullable(),
      subjects: z.array(z.string()),
      decision: z.enum(words.caseDecisions).nullable(),
      reason: z.string().nullable(),
      decidedAt: timestamp.nullable(),
      runsAt: timestamp.nullable(),
      closedAt: timestamp.nullable(),
    })
    .meta({ id: 'RoutedPrivacyRequest' }),
);

export const decisionBody = z.lazy(() =>
  z
    .strictObject({
      decision: z.enum([...words.caseDecisions, 'extend']),
      reason: multiLine({ max: 2000 }).meta({ description: 'As the person is told.' }),
      correction: z
        .strictObject({
          name: nameText({ max: 120 }).optional(),
          email: email.optional(),
          phone: phone.optional(),
        })
        .optional()
        .meta({ description: 'The right values, when a rectification is granted.' }),
    })
    .meta({ id: 'PrivacyDecision' }),
);
