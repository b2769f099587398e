import * as z from 'zod';
import { ids } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer, jsonBody } from '../route-parts.ts';
import { listOf, pageQuery } from '../schemas/list.ts';
import { decisionBody, requestId, routedRequest } from '../schemas/privacy-request.ts';

const shared = {
  unit: 'privacy-requests',
  auth: 'apiKey',
  purpose: 'rights',
  ifMatch: false,
  tag: 'Privacy',
} as const;

const params = z.lazy(() => z.strictObject({ privacyRequestId: requestId }));
const example: z.infer<typeof routedRequest> = {
  id: ids.request,
  type: 'erasure',
  status: 'inProgress',
  country: 'DK',
  locale: 'da',
  receivedAt: '2026-11-24T10:00:00Z',
  verifiedAt: '2026-11-24T10:02:00Z',
  provenBy: 'email',
  dueAt: '2026-12-28T23:00:00Z',
  contact: { email: 'asa@example.com', phone: null },
  detail: null,
  subjects: [`${ids.envelope}.${ids.landlord}`],
  decision: null,
  reason: null,
  decidedAt: null,
  runsAt: null,
  closedAt: null,
};

export const privacyRequestsRoutes = [
  defineRoute({
    ...shared,
    operationId: 'listPrivacyRequests',
    method: 'GET',
    path: '/v1/privacy/requests',
    scope: 'privacy:read',
    rate: 'read',
    idempotent: false,
    summary: 'List requests that you have to answer',
    description:
      'Made by people in your documents whose identity is proven, newest first, each with the day on which the answer is due by law.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page.', listOf(routedRequest), { items: [example], next: null }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...shared,
    operationId: 'getRoutedPrivacyRequest',
    method: 'GET',
    path: '/v1/privacy/requests/{privacyRequestId}',
    scope: 'privacy:read',
    rate: 'read',
    idempotent: false,
    summary: 'Read a request',
    description: 'What is asked, by whom, and whom in your envelopes it is about.',
    params,
    responses: { 200: jsonAnswer('The request.', routedRequest, example) },
    problems: ['not_found'],
  }),
  defineRoute({
    ...shared,
    operationId: 'decidePrivacyRequest',
    method: 'POST',
    path: '/v1/privacy/requests/{privacyRequestId}/decide',
    scope: 'privacy:write',
    rate: 'write',
    idempotent: true,
    summary: 'Decide a request',
    description:
      'The person is told the decision, the reason and where to complain. What was granted is carried out by itself: an erasure after 72 hours, everything else at once. `extend` takes two months more and is possible within the first.',
    params,
    body: jsonBody(decisionBody, { decision: 'fulfil', reason: 'The lease has ended.' }),
    responses: {
      200: jsonAnswer('The request.', routedRequest, {
        ...example,
        decision: 'fulfil',
        reason: 'The lease has ended.',
        decidedAt: '2026-11-25T10:00:00Z',
        runsAt: '2026-11-28T10:00:00Z',
      }),
    },
    problems: ['not_found', 'invalid_state', 'conflict'],
  }),
] as const;
