import * as z from 'zod';
import { ids } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { emptyBody, jsonAnswer, jsonBody, optionalJsonBody } from '../route-parts.ts';
import {
  filedRequest,
  newPrivacyRequest,
  privacyRequest,
  requestCode,
  requestCodeSent,
  requestId,
  requestSession,
} from '../schemas/privacy-request.ts';
import { codeAnswer } from '../schemas/signing.ts';

const shared = {
  unit: 'rights',
  auth: 'public',
  scope: null,
  purpose: 'rights',
  rate: 'code',
  idempotent: false,
  ifMatch: false,
  tag: 'Privacy',
} as const;

const params = z.lazy(() => z.strictObject({ id: requestId }));
const session = 'Send the session as `Privacy-Session`.';
const example: z.infer<typeof privacyRequest> = {
  id: ids.request,
  type: 'access',
  status: 'inProgress',
  duplicateOf: null,
  receivedAt: '2026-11-24T10:00:00Z',
  dueAt: '2026-12-28T23:00:00Z',
  closedAt: null,
  complaint: {
    name: 'Datatilsynet',
    address: 'Carl Jacobsens Vej 35, 2500 Valby',
    email: 'dt@datatilsynet.dk',
    url: 'https://www.datatilsynet.dk',
  },
  parts: [
    {
      id: ids.request,
      organisation: 'Bolig ApS',
      contact: 'leje@example.com',
      status: 'inProgress',
      dueAt: '2026-12-28T23:00:00Z',
      decision: null,
      reason: null,
      runsAt: null,
      answer: false,
    },
  ],
};

export const rightsRoutes = [
  defineRoute({
    ...shared,
    operationId: 'createPrivacyRequest',
    method: 'POST',
    path: '/privacy/requests',
    summary: 'Ask about your personal data',
    description:
      'Access, rectification, erasure, restriction, portability, objection or withdrawal of consent. A code goes to the address given; nothing is looked for, shown or changed before it comes back. The answer is the same whether data exist or not.',
    body: jsonBody(newPrivacyRequest, {
      type: 'access',
      country: 'DK',
      locale: 'da',
      contact: { email: 'asa@example.com' },
    }),
    responses: {
      202: jsonAnswer('The request is received; a code is on its way.', filedRequest, {
        id: ids.request,
        status: 'identityRequired',
        receivedAt: '2026-11-24T10:00:00Z',
        dueAt: '2026-12-28T23:00:00Z',
      }),
    },
    problems: [],
  }),
  defineRoute({
    ...shared,
    operationId: 'sendPrivacyCode',
    method: 'POST',
    path: '/privacy/requests/{id}/code',
    summary: 'Ask for another code',
    description: 'The code before stops working. Once the request is proven, only to what was proven.',
    params,
    body: optionalJsonBody(requestCode, { channel: 'email' }),
    responses: { 202: jsonAnswer('A code is on its way.', requestCodeSent, { id: ids.request }) },
    problems: ['not_found', 'conflict'],
  }),
  defineRoute({
    ...shared,
    operationId: 'verifyPrivacyRequest',
    method: 'POST',
    path: '/privacy/requests/{id}/verify',
    summary: 'Enter the code',
    description: `Proves the request and opens a session of an hour. ${session}`,
    params,
    body: jsonBody(codeAnswer, { code: '482913' }),
    responses: {
      200: jsonAnswer('The session.', requestSession, {
        id: ids.request,
        session: 'W3sPq0d7vJm2rK8tY5uN1xZ4bC6eF9gH0aQwErTyUio',
        expiresAt: '2026-11-24T12:00:00Z',
      }),
    },
    problems: ['not_found', 'code_wrong', 'code_locked', 'conflict'],
  }),
  defineRoute({
    ...shared,
    rate: 'read',
    operationId: 'getPrivacyRequest',
    method: 'GET',
    path: '/privacy/requests/{id}',
    summary: 'Follow your request',
    description: `Who answers each part, until when, what was decided and why, and where to complain. ${session}`,
    params,
    responses: { 200: jsonAnswer('The request.', privacyRequest, example) },
    problems: ['authentication_required'],
  }),
  defineRoute({
    ...shared,
    operationId: 'withdrawPrivacyRequest',
    method: 'POST',
    path: '/privacy/requests/{id}/withdraw',
    summary: 'Take your request back',
    description: `Also stops an erasure within its 72 hours. ${session}`,
    params,
    body: emptyBody,
    responses: {
      200: jsonAnswer('The request.', privacyRequest, { ...example, status: 'withdrawn' }),
    },
    problems: ['authentication_required', 'invalid_state', 'conflict'],
  }),
] as const;
