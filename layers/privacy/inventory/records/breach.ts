import * as z from 'zod';
import { caseCountries } from '../../../domain/privacy-case/vocabulary.ts';
import {
  breachEventTypes,
  breachNatures,
  breachRisks,
  breachRoles,
  subjectDecisions,
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

/** What was touched: everything when all members are null. */
export const breachQuery = z.strictObject({
  /** Spaces named, as far as the caller may name them; null: those the register's owner answers for. */
  spaces: z.array(z.string()).nullable(),
  /** Objects of the document store, by key or prefix. */
  objects: z.array(z.string()).nullable(),
  /** Kinds of key that were taken; null: whatever opens the content. */
  key: z.enum(['data', 'space', 'link', 'apiKey', 'signing']).nullable(),
  from: time.nullable(),
  until: time.nullable(),
});

const found = z.strictObject({
  space: z.string(),
  envelopes: z.int().nonnegative(),
  subjects: z.int().nonnegative(),
  /** Erased since the beginning of the time in question: touched perhaps, and nobody can name them any more. */
  erased: z.int().nonnegative(),
});

/** `Q#<space>#brc_…`: a personal data breach, kept whether or not it is notified (GDPR art. 33(5)). */
export const breachRecord = defineRecord({
  type: 'breach',
  version: 1,
  table: 'records',
  under: 'space',
  retention: 'breachRegister',
  erasure: 'delete',
  plain: {
    id: technical(z.string()),
    ver: technical(z.int().nonnegative()),
    stream: technical(z.string()),
    role: technical(z.enum(breachRoles)),
    country: technical(z.enum(caseCountries)),
    natures: technical(z.array(z.enum(breachNatures))),
    /** The operator's entry that this one follows from. */
    origin: technical(z.strictObject({ space: z.string(), id: z.string() }).nullable()),
    changedAt: technical(time),
    detectedAt: technical(time),
    /** When it was known with reasonable certainty: the clocks run from here (EDPB 9/2022 no. 31). */
    awareAt: technical(time.nullable()),
    risk: technical(z.enum(breachRisks).nullable()),
    records: technical(z.int().nonnegative().nullable()),
    notifyAuthority: technical(z.boolean().nullable()),
    subjectDecision: technical(z.enum(subjectDecisions).nullable()),
    authorityNotifiedAt: technical(time.nullable()),
    subjectsNotifiedAt: technical(time.nullable()),
    tellCustomersAt: technical(time.nullable()),
    customersToldAt: technical(time.nullable()),
    /** Alarms raised, by clock and hours left. */
    alarmed: technical(z.array(z.string())),
    query: technical(breachQuery.nullable()),
    scopedAt: technical(time.nullable()),
    scope: technical(z.strictObject({ spaces: z.array(found), categories: z.array(z.string()) }).nullable()),
    closedAt: technical(time.nullable()),
  },
  sealed: {
    description: personal(z.string(), written),
    consequences: personal(z.string().nullable(), written),
    measures: personal(z.string().nullable(), written),
    /** Why it is or is not notified, as the authority may ask to see it. */
    authorityReason: personal(z.string().nullable(), written),
    subjectReason: personal(z.string().nullable(), written),
    authorityReference: personal(z.string().nullable(), written),
    /** Needed when the authority was told after 72 hours (art. 33(1)). */
    delayReason: personal(z.string().nullable(), written),
    closing: personal(z.string().nullable(), written),
    reportedBy: personal(z.string(), { ...written, category: 'user.name' }),
  },
});

/** `X#seq` of a breach. */
export const breachEventRecord = defineRecord(
  registerEvent('breachEvent', 'breachRegister', breachEventTypes),
);
