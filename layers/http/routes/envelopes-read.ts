import * as z from 'zod';
import { envelopeExample, summaryExample } from '../examples/envelope.ts';
import { eventExample, evidenceExample } from '../examples/evidence.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer } from '../route-parts.ts';
import { envelopeOrPurged, envelopeSummary } from '../schemas/envelope.ts';
import { event } from '../schemas/event.ts';
import { evidence } from '../schemas/evidence.ts';
import { listOf, pageQuery } from '../schemas/list.ts';
import { singleLine } from '../schemas/text.ts';
import { timestamp } from '../schemas/time.ts';
import { envelopeStatus } from '../schemas/vocabulary.ts';
import { draftLinks, parentEnvelope } from './links.ts';
import { envelopeParams } from './params.ts';

const shared = {
  method: 'GET',
  unit: 'envelopes-read',
  auth: 'apiKey',
  scope: 'envelopes:read',
  purpose: 'performSigning',
  rate: 'read',
  idempotent: false,
  ifMatch: false,
  tag: 'Envelopes',
} as const;

export const envelopesReadRoutes = [
  defineRoute({
    ...shared,
    operationId: 'listEnvelopes',
    path: '/v1/envelopes',
    summary: 'List envelopes',
    description: 'Newest first. The list may lag behind a write by a moment.',
    query: z.lazy(() =>
      z.strictObject({
        status: envelopeStatus.optional(),
        externalId: singleLine({ max: 200 }).optional(),
        createdAfter: timestamp.optional(),
        ...pageQuery,
      }),
    ),
    responses: {
      200: jsonAnswer('A page of envelopes.', listOf(envelopeSummary), {
        items: [summaryExample],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...shared,
    operationId: 'getEnvelope',
    path: '/v1/envelopes/{envelopeId}',
    summary: 'Read an envelope',
    description: 'All of it, or, once it is erased, what is left: the rule, the day and the receipt.',
    params: envelopeParams,
    responses: { 200: jsonAnswer('The envelope.', envelopeOrPurged, envelopeExample, draftLinks) },
    problems: [],
  }),
  defineRoute({
    ...shared,
    operationId: 'listEnvelopeEvents',
    path: '/v1/envelopes/{envelopeId}/events',
    purpose: 'evidence',
    summary: 'List what happened',
    description:
      'Every event in order. `providerReceipt` is the message id given by the carrier of a message.',
    params: envelopeParams,
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer(
        'A page of events.',
        listOf(event),
        { items: [eventExample], next: null },
        parentEnvelope,
      ),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...shared,
    operationId: 'getEnvelopeEvidence',
    path: '/v1/envelopes/{envelopeId}/evidence',
    purpose: 'evidence',
    summary: 'Read the evidence',
    description:
      'Who did what, when, how identified and what was presented, with proofs that `verify-log` checks offline. `head` and `log` are null until the epoch closes.',
    params: envelopeParams,
    responses: { 200: jsonAnswer('The evidence.', evidence, evidenceExample, parentEnvelope) },
    problems: [],
  }),
] as const;
