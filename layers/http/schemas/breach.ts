import * as z from 'zod';
import { caseCountries } from '../../domain/privacy-case/vocabulary.ts';
import {
  breachNatures,
  breachRisks,
  breachRoles,
  subjectDecisions,
} from '../../domain/register/vocabulary.ts';
import { namedOrganisation } from './authority-request.ts';
import { exampleBody } from './ids.ts';
import { subject } from './subject.ts';
import { multiLine, singleLine } from './text.ts';
import { timestamp } from './time.ts';

export const breachId = z.lazy(() =>
  z
    .string()
    .regex(/^brc_[0-9a-hjkmnp-tv-z]{26}$/)
    .meta({ description: 'Id of a personal data breach.', example: `brc_${exampleBody}` }),
);

const told = multiLine({ max: 4000 });
const count = z.int().min(0).max(1_000_000_000);
const natures = z.array(z.enum(breachNatures)).min(1).max(breachNatures.length);

export const newBreach = z.lazy(() =>
  z.strictObject({
    country: z.enum(caseCountries).meta({ description: 'Whose authority is told.' }),
    natures,
    description: told,
    detectedAt: timestamp,
    awareAt: timestamp
      .optional()
      .meta({ description: 'When it was known with reasonable certainty: the clocks run from here.' }),
  }),
);

export const breachAssessment = z.lazy(() =>
  z.strictObject({
    awareAt: timestamp.optional(),
    risk: z.enum(breachRisks),
    description: told.optional(),
    consequences: told,
    measures: told,
    records: count.nullable().default(null),
  }),
);

export const breachDecision = z.lazy(() =>
  z.strictObject({
    authority: z.strictObject({ notify: z.boolean(), reason: told }),
    subjects: z.strictObject({ decision: z.enum(subjectDecisions), reason: told }),
  }),
);

export const breachNotified = z.lazy(() =>
  z.strictObject({
    whom: z.enum(['authority', 'subjects']),
    at: timestamp,
    reference: singleLine({ max: 200 }).nullable().default(null),
    delayReason: told.nullable().default(null),
  }),
);

const objectKey = z
  .string()
  .max(300)
  .regex(/^(uploads|sealed)\/[a-z0-9_.]*(\/[a-z0-9_/.-]*)?$/);

export const breachScope = z.lazy(() =>
  z.strictObject({
    organisations: z.array(namedOrganisation).min(1).max(100).nullable().default(null),
    objects: z
      .array(objectKey)
      .min(1)
      .max(1000)
      .nullable()
      .default(null)
      .meta({ description: 'Keys of the document store, whole or cut short; null: not objects.' }),
    key: z.enum(['data', 'space', 'link', 'apiKey', 'signing']).nullable().default(null),
    from: timestamp.nullable().default(null),
    until: timestamp.nullable().default(null),
  }),
);

export const breachClosing = z.lazy(() => z.strictObject({ reason: told }));

const counts = { subjects: count, envelopes: count, erased: count };

export const breach = z.lazy(() =>
  z
    .strictObject({
      id: breachId,
      role: z.enum(breachRoles),
      country: z.enum(caseCountries),
      natures: z.array(z.enum(breachNatures)),
      detectedAt: timestamp,
      awareAt: timestamp.nullable(),
      description: z.string(),
      assessment: z
        .strictObject({
          risk: z.enum(breachRisks),
          consequences: z.string(),
          measures: z.string(),
          records: count.nullable(),
        })
        .nullable(),
      decision: z
        .strictObject({
          authority: z.strictObject({ notify: z.boolean(), reason: z.string() }),
          subjects: z.strictObject({ decision: z.enum(subjectDecisions), reason: z.string() }),
        })
        .nullable(),
      clocks: z.array(
        z.strictObject({
          clock: z.enum(['authority', 'customers']),
          dueAt: timestamp,
          doneAt: timestamp.nullable(),
          late: z.boolean(),
        }),
      ),
      authorityNotifiedAt: timestamp.nullable(),
      authorityReference: z.string().nullable(),
      delayReason: z.string().nullable(),
      subjectsNotifiedAt: timestamp.nullable(),
      scope: z
        .strictObject({
          status: z.enum(['running', 'done']),
          at: timestamp.nullable(),
          ...counts,
          categories: z.array(z.string()),
          organisations: z.array(z.strictObject({ organisation: namedOrganisation, ...counts })),
        })
        .nullable(),
      closedAt: timestamp.nullable(),
    })
    .meta({ id: 'Breach' }),
);

export const touchedSubject = z.lazy(() =>
  z
    .strictObject({ organisation: namedOrganisation, subject, since: timestamp })
    .meta({ id: 'TouchedSubject' }),
);

export const breachDraft = z.lazy(() =>
  z
    .strictObject({
      id: breachId,
      locale: z.enum(['da', 'sv', 'en']),
      authority: z.strictObject({
        name: z.string(),
        address: z.string(),
        email: z.string(),
        url: z.string(),
      }),
      complete: z.boolean().meta({ description: 'Everything that art. 33(3) asks for is known.' }),
      notification: z.string(),
      letter: z.string(),
    })
    .meta({ id: 'BreachDraft' }),
);
