import * as z from 'zod';
import { ids } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer, jsonBody } from '../route-parts.ts';
import { listOf, pageQuery } from '../schemas/list.ts';
import { operation } from '../schemas/operation.ts';
import {
  candidates,
  consent,
  disclosure,
  erasureRequest,
  loggedMessage,
  rectificationRequest,
  rectified,
  restrictionRequest,
  restrictionState,
  subject,
  subjectPlan,
  subjectSearch,
} from '../schemas/subject.ts';
import { operationLinks } from './links.ts';

const shared = {
  unit: 'privacy-subjects',
  auth: 'apiKey',
  purpose: 'rights',
  ifMatch: false,
  tag: 'Data subjects',
} as const;
const read = { ...shared, method: 'GET', scope: 'privacy:read', rate: 'read', idempotent: false } as const;
const write = { ...shared, method: 'POST', scope: 'privacy:write', rate: 'write', idempotent: true } as const;

const subjectParams = z.lazy(() => z.strictObject({ subjectId: subject }));
const someone = `${ids.envelope}.${ids.landlord}`;
const at = '2026-11-24T10:00:00.000Z';
const state = {
  subject: someone,
  state: 'restricted',
  ground: 'accuracyContested',
  since: at,
  liftsAt: null,
} as const;

export const privacySubjectsRoutes = [
  defineRoute({
    ...write,
    scope: 'privacy:read',
    rate: 'read',
    operationId: 'searchSubjects',
    path: '/v1/privacy/subjects/search',
    summary: 'Find a person and what is held on them',
    description:
      'By exactly one of e-mail address, telephone number, recipient id and national identity number. A candidate is one person in one envelope; rights are exercised on that id, never on an address, because two people may share one.',
    body: jsonBody(subjectSearch, { email: 'asa@example.com' }),
    responses: {
      200: jsonAnswer('Who was found.', candidates, {
        candidates: [
          {
            subject: someone,
            matched: 'email',
            holdings: [
              {
                record: 'recipient',
                fields: ['name', 'email'],
                categories: ['user.name', 'user.contact.email'],
                purpose: 'deliverMessages',
                basis: 'gdpr:6-1-b',
                rule: 'envelope.completed',
                until: '2036-11-24T10:00:00.000Z',
                source: ['sender'],
                recipients: [
                  {
                    name: 'Amazon Web Services EMEA SARL, Luxembourg',
                    party: null,
                    channel: 'email',
                    categories: ['user.name', 'user.contact.email'],
                    at,
                  },
                ],
                accesses: [{ at, by: 'recipient', id: ids.landlord, what: 'recipient.opened' }],
              },
            ],
          },
        ],
      }),
    },
    problems: [],
  }),
  defineRoute({
    ...write,
    operationId: 'eraseSubject',
    path: '/v1/privacy/subjects/{subjectId}/erasure',
    summary: 'Erase a person from an envelope',
    description:
      'With `dryRun` the plan, and nothing is changed. Otherwise what can go goes at once: links stop, nothing more is sent, and what stays is named with its rule. The evidence of other parties is not touched. Under a legal hold the request waits and runs when the hold is released.',
    params: subjectParams,
    body: jsonBody(erasureRequest, { dryRun: true, ground: 'noLongerNeeded' }),
    responses: {
      200: jsonAnswer('The plan; nothing was changed.', subjectPlan, {
        subject: someone,
        ground: 'noLongerNeeded',
        keeps: 'proof',
        held: false,
        erased: [{ record: 'recipient', fields: ['email', 'phone'] }],
        withheld: [
          {
            record: 'values',
            fields: ['signature', 'values'],
            exception: 'legalClaim',
            rule: 'envelope.completed',
            statute: 'gdpr:17',
            until: '2036-11-24T10:00:00.000Z',
          },
        ],
      }),
      202: jsonAnswer(
        'The operation.',
        operation,
        { id: ids.operation, status: 'running', result: { receipt: ids.receipt }, error: null },
        operationLinks,
      ),
    },
    problems: ['conflict'],
  }),
  defineRoute({
    ...write,
    operationId: 'rectifySubject',
    path: '/v1/privacy/subjects/{subjectId}/rectification',
    summary: 'Rectify a person’s data',
    description:
      'GDPR art. 16, when somebody asks you directly: `incorrect` or `incomplete` values are replaced, `irrelevant` contact data taken away with null. The next message uses the new values; sealed files stay as they were signed, and an event is the note beside them; recipients that got the data are told.',
    params: subjectParams,
    body: jsonBody(rectificationRequest, { reason: 'incorrect', email: 'asa@example.com' }),
    responses: {
      200: jsonAnswer('The person whose data were put right.', rectified, {
        subject: someone,
        sealedFiles: 'unchanged',
      }),
    },
    problems: ['conflict'],
  }),
  defineRoute({
    ...write,
    operationId: 'restrictSubject',
    path: '/v1/privacy/subjects/{subjectId}/restriction',
    summary: 'Restrict the processing of a person’s data',
    description:
      'GDPR art. 18: storage only. The envelope stands still: every change answers 409 `restricted`, nothing is sent, and deadline, reminders and purge wait.',
    params: subjectParams,
    body: jsonBody(restrictionRequest, { ground: 'accuracyContested' }),
    responses: { 200: jsonAnswer('The restriction.', restrictionState, state) },
    problems: ['conflict'],
  }),
  defineRoute({
    ...write,
    method: 'DELETE',
    idempotent: false,
    ifMatch: true,
    operationId: 'liftRestriction',
    path: '/v1/privacy/subjects/{subjectId}/restriction',
    summary: 'Announce the lifting of a restriction',
    description:
      'The person is told first (GDPR art. 18(3)); the restriction ends at `liftsAt`, and the clocks go on where they stood.',
    params: subjectParams,
    responses: {
      202: jsonAnswer('The restriction, with its end.', restrictionState, {
        ...state,
        liftsAt: '2026-11-27T10:00:00.000Z',
      }),
    },
    problems: ['invalid_state', 'conflict'],
  }),
  defineRoute({
    ...read,
    operationId: 'listDisclosures',
    path: '/v1/privacy/disclosures',
    summary: 'List to whom data were disclosed',
    description:
      'Written when it happened, newest first. `subject` null: about everybody in the envelope. `case`: the demand by law that it answers.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page of disclosures.', listOf(disclosure), {
        items: [
          {
            id: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
            envelopeId: ids.envelope,
            subject: someone,
            recipient: 'Amazon Web Services EMEA SARL, Luxembourg',
            party: null,
            channel: 'email',
            categories: ['user.name', 'user.contact.email'],
            usedFor: [],
            at,
            case: null,
          },
        ],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...read,
    operationId: 'listConsents',
    path: '/v1/privacy/consents',
    summary: 'List who agreed to which text, and who took it back',
    description:
      'The ledger: who, when, on which channel, for which purpose, the exact text by version and digest, and what proves it. Giving and withdrawing are lines of their own, newest first.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page of consents.', listOf(consent), {
        items: [
          {
            id: ids.event,
            subject: someone,
            act: 'signed',
            kind: 'declaration',
            channel: 'page',
            purpose: 'performSigning',
            text: { id: 'signing-consent', version: 1, locale: 'da', sha256: null },
            proof: { by: 'presented', seq: 9 },
            at,
          },
        ],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...read,
    operationId: 'listMessages',
    path: '/v1/privacy/messages',
    summary: 'List the messages that were sent',
    description: 'Each with channel, kind and category, newest first; no address and no words.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page of messages.', listOf(loggedMessage), {
        items: [
          {
            id: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
            about: ids.envelope,
            recipientId: ids.landlord,
            channel: 'email',
            kind: 'invitation',
            category: 'transactional',
            messageId: '0107018f2c3b7d3e-example',
            at,
          },
        ],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
] as const;
