import * as z from 'zod';
import { ids } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { emptyBody, jsonAnswer, jsonBody } from '../route-parts.ts';
import { hold, holdId, holdRequest } from '../schemas/hold.ts';
import { exampleBody } from '../schemas/ids.ts';
import { listOf, pageQuery } from '../schemas/list.ts';

const shared = {
  unit: 'privacy-holds',
  auth: 'apiKey',
  scope: 'privacy:write',
  purpose: 'retention',
  ifMatch: false,
  tag: 'Legal holds',
} as const;
const write = { ...shared, method: 'POST', rate: 'write', idempotent: true } as const;
const holdParams = z.lazy(() => z.strictObject({ holdId }));

const example = {
  id: `hld_${exampleBody}`,
  state: 'proposed',
  scope: { envelopes: [ids.envelope], subject: null },
  reason: 'Dispute 12/2026 before the court in Aarhus',
  reviewAt: '2027-03-01T00:00:00.000Z',
  createdAt: '2026-11-24T10:00:00.000Z',
  activeAt: null,
  releasedAt: null,
} as const;
const answer = (description: string) =>
  jsonAnswer(description, hold, { ...example, scope: { envelopes: [ids.envelope], subject: null } });

export const privacyHoldsRoutes = [
  defineRoute({
    ...write,
    operationId: 'placeHold',
    path: '/v1/privacy/holds',
    summary: 'Propose a legal hold',
    description:
      'It counts once a key with another owner has approved it, and is reviewed within six months. It blocks the erasure of what it names, of nothing else.',
    body: jsonBody(holdRequest, {
      scope: { envelopes: [ids.envelope] },
      reason: example.reason,
      reviewAt: example.reviewAt,
    }),
    responses: { 201: answer('The proposed hold.') },
    problems: ['not_found'],
  }),
  defineRoute({
    ...shared,
    method: 'GET',
    scope: 'privacy:read',
    rate: 'read',
    idempotent: false,
    operationId: 'getHold',
    path: '/v1/privacy/holds/{holdId}',
    summary: 'Read a legal hold',
    description: 'What it holds, why, until when it is to be reviewed, and how far it is.',
    params: holdParams,
    responses: { 200: answer('The hold.') },
    problems: [],
  }),
  defineRoute({
    ...shared,
    method: 'GET',
    scope: 'privacy:read',
    rate: 'read',
    idempotent: false,
    operationId: 'listHolds',
    path: '/v1/privacy/holds',
    summary: 'List legal holds',
    description:
      'Newest first. On the day of its review the organisation’s contact is told, once; the hold stays until two people release it.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page of holds.', listOf(hold), {
        items: [{ ...example, scope: { envelopes: [ids.envelope], subject: null } }],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...write,
    operationId: 'approveHold',
    path: '/v1/privacy/holds/{holdId}/approve',
    summary: 'Approve the placing or the release of a hold',
    description:
      'Needs a key with another owner than the step it approves. Releasing runs the erasures that the hold withheld.',
    params: holdParams,
    body: emptyBody,
    responses: { 200: answer('The hold.') },
    problems: ['second_person_required', 'invalid_state', 'conflict'],
  }),
  defineRoute({
    ...write,
    operationId: 'releaseHold',
    path: '/v1/privacy/holds/{holdId}/release',
    summary: 'Propose to release a hold',
    description:
      'A hold that nobody approved is withdrawn at once; another one goes when `approveHold` is called.',
    params: holdParams,
    body: emptyBody,
    responses: { 200: answer('The hold.') },
    problems: ['invalid_state', 'conflict'],
  }),
] as const;
