import { defineRoute } from '../route.ts';
import { jsonAnswer, jsonBody } from '../route-parts.ts';
import { codeAnswer, codeRequest, codeSent, codeSession } from '../schemas/signing.ts';

const shared = {
  unit: 'signing-codes',
  method: 'POST',
  auth: 'signing',
  scope: null,
  purpose: 'accessControl',
  rate: 'code',
  idempotent: true,
  ifMatch: false,
  tag: 'Signing',
} as const;

const ended = ['envelope_declined', 'envelope_voided', 'envelope_expired'] as const;

export const signingCodesRoutes = [
  defineRoute({
    ...shared,
    operationId: 'requestSigningCode',
    path: '/v1/signing/code',
    summary: 'Ask for a code',
    description:
      'Six digits, good for ten minutes and five tries; at most three an hour. A new code replaces the one before.',
    body: jsonBody(codeRequest, { channel: 'sms' }),
    responses: {
      202: jsonAnswer('The code is on its way.', codeSent, {
        channel: 'sms',
        expiresAt: '2026-11-24T10:10:00Z',
      }),
    },
    problems: [...ended, 'code_locked', 'not_your_turn', 'invalid_state', 'restricted', 'conflict'],
  }),
  defineRoute({
    ...shared,
    idempotent: false,
    operationId: 'verifySigningCode',
    path: '/v1/signing/code/verify',
    summary: 'Enter the code',
    description:
      'Afterwards send `Signing-Session` with every call. A wrong, used, expired or superseded code gives `code_wrong`; at most 15 tries in 24 hours. A repeated call is a further try.',
    body: jsonBody(codeAnswer, { code: '482913' }),
    responses: {
      200: jsonAnswer('The session.', codeSession, {
        session: 'W3sPq0d7vJm2rK8tY5uN1xZ4bC6eF9gH0aQwErTyUio',
        expiresAt: '2026-11-24T12:00:00Z',
      }),
    },
    problems: [
      ...ended,
      'code_wrong',
      'code_locked',
      'not_your_turn',
      'invalid_state',
      'restricted',
      'conflict',
    ],
  }),
] as const;
