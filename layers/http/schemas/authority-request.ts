import * as z from 'zod';
import { authorityStates, disclosureReceivers, legalExceptions } from '../../domain/register/vocabulary.ts';
import { CATEGORIES } from '../../privacy/policy/sources/categories.ts';
import { documentId, exampleBody, organisationId } from './ids.ts';
import { subject } from './subject.ts';
import { multiLine, nameText, singleLine } from './text.ts';
import { timestamp } from './time.ts';

export const authorityRequestId = z.lazy(() =>
  z
    .string()
    .regex(/^aut_[0-9a-hjkmnp-tv-z]{26}$/)
    .meta({ description: 'Id of a demand by law.', example: `aut_${exampleBody}` }),
);

const categoryIds = CATEGORIES.map(({ id }) => id) as [string, ...string[]];

/** Whose data, when the operator keeps the register. */
export const namedOrganisation = z.lazy(() =>
  z
    .strictObject({ id: organisationId, mode: z.enum(['live', 'test']) })
    .meta({ description: 'Only the operator names one, and must.' }),
);

export const newAuthorityRequest = z.lazy(() =>
  z.strictObject({
    organisation: namedOrganisation.optional(),
    exception: z.enum(legalExceptions).meta({ description: 'Exactly one reason that the law knows.' }),
    reference: singleLine({ max: 200 }),
    authority: z.strictObject({ kind: z.enum(disclosureReceivers), name: nameText({ max: 200 }) }),
    scope: z.strictObject({
      subjects: z.array(subject).min(1).max(100),
      categories: z.array(z.enum(categoryIds)).min(1).max(categoryIds.length),
      documents: z.boolean().default(false),
      necessity: multiLine({ max: 2000 }).meta({ description: 'Why no less would do.' }),
    }),
    silence: z
      .strictObject({ until: timestamp, reference: singleLine({ max: 200 }) })
      .optional()
      .meta({ description: 'An order forbids telling the customer until then.' }),
  }),
);

export const authorityRefusal = z.lazy(() => z.strictObject({ reason: multiLine({ max: 2000 }) }));

export const authorityRequest = z.lazy(() =>
  z
    .strictObject({
      id: authorityRequestId,
      state: z.enum(authorityStates),
      organisation: namedOrganisation.nullable(),
      exception: z.enum(legalExceptions),
      reference: z.string(),
      authority: z.strictObject({ kind: z.enum(disclosureReceivers), name: z.string() }),
      scope: z.strictObject({
        subjects: z.array(subject),
        categories: z.array(z.string()),
        documents: z.boolean(),
        necessity: z.string(),
      }),
      silence: z.strictObject({ until: timestamp, reference: z.string() }).nullable(),
      approvals: z.array(z.strictObject({ owner: z.string(), at: timestamp })),
      openedAt: timestamp,
      toldAt: timestamp.nullable(),
      exportedAt: timestamp.nullable(),
      refusal: z.string().nullable(),
    })
    .meta({ id: 'AuthorityRequest' }),
);

export const authorityContent = z.lazy(() =>
  z
    .strictObject({
      id: authorityRequestId,
      reference: z.string(),
      exportedAt: timestamp.nullable(),
      subjects: z.array(
        z.strictObject({
          subject,
          gone: z.boolean(),
          data: z.array(
            z.strictObject({
              record: z.string(),
              field: z.string(),
              category: z.string(),
              value: z.unknown(),
            }),
          ),
          documents: z.array(
            z.strictObject({
              id: documentId,
              name: z.string(),
              sha256: z.string(),
              size: z.int(),
              url: z.string(),
              headers: z.record(z.string(), z.string()),
              expiresAt: timestamp,
            }),
          ),
        }),
      ),
    })
    .meta({ id: 'AuthorityContent' }),
);
