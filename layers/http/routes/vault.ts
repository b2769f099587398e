import * as z from 'zod';
import { ids } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer, jsonBody } from '../route-parts.ts';
import { requestId } from '../schemas/privacy-request.ts';
import { ownNumbers, revealed, revealRequest } from '../schemas/reveal.ts';
import { subject } from '../schemas/subject.ts';

const shared = {
  unit: 'vault',
  method: 'POST',
  purpose: 'rights',
  rate: 'write',
  // An answer that is kept to be given again would be a number outside the vault.
  idempotent: false,
  ifMatch: false,
} as const;
const someone = `${ids.envelope}.${ids.landlord}`;
const number = { country: 'DK', kind: 'cpr', value: '0101901234', display: '010190-1234' } as const;

export const vaultRoutes = [
  defineRoute({
    ...shared,
    auth: 'apiKey',
    scope: 'privacy:reveal',
    tag: 'Data subjects',
    operationId: 'revealIdentityNumber',
    path: '/v1/privacy/subjects/{subjectId}/reveal',
    summary: 'Show a person’s national identity number',
    description:
      'For a purpose that the number is declared for (`performSigning`, `evidence`, `rights`), else 403 `purpose_denied`. Purpose and reason are in the evidence before the number is in the answer; nothing keeps the answer, so an `Idempotency-Key` has no effect and every look is written down.',
    params: z.lazy(() => z.strictObject({ subjectId: subject })),
    body: jsonBody(revealRequest, {
      purpose: 'evidence',
      reason: 'Claim 2026-118: which of two people signed',
    }),
    responses: {
      200: jsonAnswer('The number.', revealed, { subject: someone, purpose: 'evidence', nationalId: number }),
    },
    problems: ['purpose_denied', 'restricted', 'invalid_state', 'conflict'],
  }),
  defineRoute({
    ...shared,
    auth: 'public',
    scope: null,
    tag: 'Privacy',
    operationId: 'revealOwnNumbers',
    path: '/privacy/requests/{id}/parts/{part}/reveal',
    summary: 'Show your own identity numbers',
    description:
      'The extract shows them masked, because it is printed and forwarded. Each look is in the evidence. Send the session as `Privacy-Session`.',
    params: z.lazy(() => z.strictObject({ id: requestId, part: requestId })),
    responses: {
      200: jsonAnswer('Your numbers.', ownNumbers, { items: [{ subject: someone, nationalId: number }] }),
    },
    problems: ['authentication_required', 'not_found', 'invalid_state', 'restricted', 'conflict'],
  }),
] as const;
