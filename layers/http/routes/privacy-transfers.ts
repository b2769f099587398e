import * as z from 'zod';
import { ids } from '../examples/ids.ts';
import { transmissionExample } from '../examples/transmission.ts';
import { defineRoute } from '../route.ts';
import { emptyBody, jsonAnswer, jsonBody } from '../route-parts.ts';
import {
  dataRecipientId,
  portabilityRequest,
  transferRequest,
  transmission,
  transmissionId,
  transmissionList,
} from '../schemas/data-recipient.ts';

const write = {
  unit: 'privacy-transfers',
  auth: 'apiKey',
  purpose: 'rights',
  ifMatch: false,
  tag: 'Recipients of data',
  method: 'POST',
  scope: 'privacy:write',
  rate: 'write',
  idempotent: true,
} as const;
const params = z.lazy(() => z.strictObject({ dataRecipientId }));
const transmissionParams = z.lazy(() => z.strictObject({ transmissionId }));
const at = transmissionExample.createdAt;

export const privacyTransfersRoutes = [
  defineRoute({
    ...write,
    operationId: 'startTransfer',
    path: '/v1/privacy/recipients/{dataRecipientId}/transfers',
    summary: 'Send an envelope’s data to a recipient',
    description:
      'What was registered and nothing else, as a JWS (ES256, key in `/.well-known/jwks.json`) posted to its endpoint. Tried again with growing waits; a 2xx is its receipt.',
    params,
    body: jsonBody(transferRequest, { envelopeId: ids.envelope }),
    responses: {
      202: jsonAnswer('What is under way.', transmission, {
        ...transmissionExample,
        state: 'open',
        attempts: 0,
        lastAt: null,
        lastStatus: null,
        nextAt: at,
        deliveredAt: null,
        receipt: null,
      }),
    },
    problems: ['recipient_closed', 'restricted'],
  }),
  defineRoute({
    ...write,
    operationId: 'retryTransmission',
    path: '/v1/privacy/transmissions/{transmissionId}/retry',
    summary: 'Try once more at once',
    description: 'For what is open, or was given up.',
    params: transmissionParams,
    body: emptyBody,
    responses: {
      200: jsonAnswer('The transmission.', transmission, { ...transmissionExample, state: 'open' }),
    },
    problems: ['invalid_state', 'conflict'],
  }),
  defineRoute({
    ...write,
    operationId: 'startPortability',
    path: '/v1/privacy/recipients/{dataRecipientId}/portability',
    summary: 'Send what a person supplied straight to another controller',
    description:
      'GDPR art. 20(2), for a request for portability that you granted: what the person supplied as JSON, with the documents they signed, as a JWS. The recipient must be registered for `rights` → `portability` and for the kinds of data.',
    params,
    body: jsonBody(portabilityRequest, { privacyRequestId: ids.request }),
    responses: {
      202: jsonAnswer('What is under way.', transmissionList, {
        items: [{ ...transmissionExample, cause: 'portability' }],
      }),
    },
    problems: ['recipient_closed', 'invalid_state'],
  }),
] as const;
