import * as z from 'zod';
import { ids } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { emptyBody, jsonAnswer, jsonBody } from '../route-parts.ts';
import {
  breach,
  breachAssessment,
  breachClosing,
  breachDecision,
  breachDraft,
  breachId,
  breachNotified,
  breachScope,
  newBreach,
  touchedSubject,
} from '../schemas/breach.ts';
import { exampleBody } from '../schemas/ids.ts';
import { listOf, pageQuery } from '../schemas/list.ts';

const shared = {
  unit: 'privacy-breaches',
  auth: 'apiKey',
  purpose: 'rights',
  ifMatch: false,
  tag: 'Breaches',
} as const;
const read = { ...shared, method: 'GET', scope: 'privacy:read', rate: 'read', idempotent: false } as const;
const write = { ...shared, method: 'POST', scope: 'privacy:write', rate: 'write', idempotent: true } as const;
const params = z.lazy(() => z.strictObject({ breachId }));
const path = '/v1/privacy/breaches';
const one = `${path}/{breachId}` as const;

const at = '2026-11-24T10:00:00.000Z';
const organisation = { id: `org_${exampleBody}`, mode: 'live' as const };
const assessed = {
  risk: 'risk' as const,
  consequences: 'Names and addresses may be misused.',
  measures: 'The key was revoked within the hour.',
};
const decided = {
  authority: { notify: true, reason: 'A risk cannot be ruled out.' },
  subjects: { decision: 'noHighRisk' as const, reason: 'Only business addresses were touched.' },
};
const example: z.infer<typeof breach> = {
  id: `brc_${exampleBody}`,
  role: 'controller',
  country: 'DK',
  natures: ['confidentiality'],
  detectedAt: at,
  awareAt: at,
  description: 'A key was published by mistake.',
  assessment: { ...assessed, records: 12 },
  decision: decided,
  clocks: [{ clock: 'authority', dueAt: '2026-11-27T10:00:00.000Z', doneAt: null, late: false }],
  authorityNotifiedAt: null,
  authorityReference: null,
  delayReason: null,
  subjectsNotifiedAt: null,
  scope: {
    status: 'done',
    at,
    subjects: 12,
    envelopes: 6,
    erased: 0,
    categories: ['user.name', 'user.contact.email'],
    organisations: [{ organisation, subjects: 12, envelopes: 6, erased: 0 }],
  },
  closedAt: null,
};
const answer = jsonAnswer('The entry.', breach, example);

export const privacyBreachesRoutes = [
  defineRoute({
    ...write,
    operationId: 'reportBreach',
    path,
    summary: 'Report a personal data breach',
    description:
      'Into the register of art. 33(5). With `awareAt` the clocks run: a controller tells the authority within 72 hours, the operator its customers within 24. Each clock warns the register’s keeper before it ends.',
    body: jsonBody(newBreach, {
      country: 'DK',
      natures: ['confidentiality'],
      description: example.description,
      detectedAt: at,
      awareAt: at,
    }),
    responses: { 201: answer },
    problems: [],
  }),
  defineRoute({
    ...read,
    operationId: 'listBreaches',
    path,
    summary: 'List personal data breaches',
    description: 'The register, newest first; also what was not notified.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: { 200: jsonAnswer('A page.', listOf(breach), { items: [example], next: null }) },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...read,
    operationId: 'getBreach',
    path: one,
    summary: 'Read a personal data breach',
    description: 'What happened, whom it touched, what was decided, and the clocks.',
    params,
    responses: { 200: answer },
    problems: [],
  }),
  defineRoute({
    ...write,
    operationId: 'assessBreach',
    path: `${one}/assess`,
    summary: 'Assess a breach',
    description: 'May be repeated as more becomes known; since when it is known is said once.',
    params,
    body: jsonBody(breachAssessment, { ...assessed, records: 12 }),
    responses: { 200: answer },
    problems: ['invalid_state', 'conflict'],
  }),
  defineRoute({
    ...write,
    operationId: 'decideBreach',
    path: `${one}/decide`,
    summary: 'Decide who is told of a breach',
    description:
      'The authority (art. 33(1)) and the people (art. 34), each with the reason. Refused when it contradicts the assessment.',
    params,
    body: jsonBody(breachDecision, decided),
    responses: { 200: answer },
    problems: ['invalid_state', 'conflict'],
  }),
  defineRoute({
    ...write,
    operationId: 'recordBreachNotification',
    path: `${one}/notified`,
    summary: 'Write down that the authority or the people were told',
    description: 'After 72 hours only with the reasons for the delay.',
    params,
    body: jsonBody(breachNotified, { whom: 'authority', at, reference: '2026-442-0001' }),
    responses: { 200: answer },
    problems: ['invalid_state', 'conflict'],
  }),
  defineRoute({
    ...write,
    operationId: 'scopeBreach',
    path: `${one}/scope`,
    summary: 'Ask whom a breach touched',
    description:
      'By the key that was taken, the objects, and the time until which data were there. Counted in the background from an index, without opening content; a new question replaces the answer. Read the entry for the counts, `listTouchedSubjects` for the people.',
    params,
    body: jsonBody(breachScope, { key: 'space', from: at, until: at }),
    responses: {
      202: jsonAnswer('The entry; the scope is being counted.', breach, {
        ...example,
        scope: {
          status: 'running',
          at: null,
          subjects: 0,
          envelopes: 0,
          erased: 0,
          categories: [],
          organisations: [],
        },
      }),
    },
    problems: ['invalid_state', 'conflict'],
  }),
  defineRoute({
    ...read,
    operationId: 'listTouchedSubjects',
    path: `${one}/subjects`,
    summary: 'List whom a breach touched',
    description: 'One person in one envelope each, oldest first; a page may be empty before the last.',
    params,
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page.', listOf(touchedSubject), {
        items: [{ organisation, subject: `${ids.envelope}.${ids.landlord}`, since: at }],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...read,
    operationId: 'draftBreachNotification',
    path: `${one}/notification`,
    summary: 'Read the draft of the notification',
    description: 'The content of art. 33(3) for the country’s authority, and the letter of art. 34(2).',
    params,
    query: z.lazy(() => z.strictObject({ locale: z.enum(['da', 'sv', 'en']).default('en') })),
    responses: {
      200: jsonAnswer('The draft.', breachDraft, {
        id: example.id,
        locale: 'en',
        authority: {
          name: 'Datatilsynet',
          address: 'Carl Jacobsens Vej 35, 2500 Valby',
          email: 'dt@datatilsynet.dk',
          url: 'https://www.datatilsynet.dk',
        },
        complete: true,
        notification: 'Notification of a personal data breach (GDPR article 33) …',
        letter: 'Information about a personal data breach …',
      }),
    },
    problems: [],
  }),
  defineRoute({
    ...write,
    operationId: 'tellCustomersOfBreach',
    path: `${one}/customers`,
    summary: 'Tell the organisations whose people were touched',
    description:
      'The operator only, once it is known and scoped. Each organisation gets a message and an entry in its own register, known from then.',
    params,
    body: emptyBody,
    responses: { 202: answer },
    problems: ['invalid_state', 'conflict'],
  }),
  defineRoute({
    ...write,
    operationId: 'closeBreach',
    path: `${one}/close`,
    summary: 'Close a breach',
    description: 'Once it is decided and everybody is told who has to be. Kept five years.',
    params,
    body: jsonBody(breachClosing, { reason: 'The authority has closed the matter.' }),
    responses: { 200: jsonAnswer('The entry.', breach, { ...example, closedAt: at }) },
    problems: ['invalid_state', 'conflict'],
  }),
] as const;
