import * as z from 'zod';
import { ids } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer, jsonBody } from '../route-parts.ts';
import { deletion } from '../schemas/deletion.ts';
import { reason } from '../schemas/envelope-input.ts';
import { operation } from '../schemas/operation.ts';
import { operationLinks, receiptLinks } from './links.ts';
import { envelopeParams, operationParams } from './params.ts';

const shared = { unit: 'envelopes-erase', auth: 'apiKey', purpose: 'retention', tag: 'Erasure' } as const;

export const envelopesEraseRoutes = [
  defineRoute({
    ...shared,
    method: 'DELETE',
    operationId: 'deleteEnvelope',
    path: '/v1/envelopes/{envelopeId}',
    scope: 'envelopes:write',
    rate: 'write',
    idempotent: false,
    ifMatch: true,
    summary: 'Delete a draft',
    description:
      'An erasure by the same plan as every other one; the receipt follows when the plan has ended.',
    params: envelopeParams,
    responses: {
      200: jsonAnswer(
        'What was deleted, and the id of the receipt.',
        deletion,
        { deleted: [ids.envelope, ids.document, ids.landlord], withheld: [], receipt: ids.receipt },
        receiptLinks,
      ),
    },
    problems: ['envelope_frozen', 'restricted', 'held', 'conflict'],
  }),
  defineRoute({
    ...shared,
    method: 'POST',
    operationId: 'purgeEnvelope',
    path: '/v1/envelopes/{envelopeId}/purge',
    scope: 'envelopes:write',
    rate: 'write',
    idempotent: true,
    ifMatch: false,
    summary: 'Erase a final envelope before its day',
    description:
      'A completed envelope is erased seven days later and its parties are told at once; until then `cancelOperation` takes it back.',
    params: envelopeParams,
    body: jsonBody(
      z.lazy(() => z.strictObject({ reason })),
      { reason: 'Asked for by the tenant' },
    ),
    responses: {
      202: jsonAnswer(
        'The operation.',
        operation,
        { id: ids.operation, status: 'queued', result: null, error: null },
        operationLinks,
      ),
    },
    problems: ['invalid_state', 'restricted', 'held', 'conflict'],
  }),
  defineRoute({
    ...shared,
    method: 'GET',
    operationId: 'getOperation',
    path: '/v1/operations/{operationId}',
    scope: 'envelopes:read',
    rate: 'read',
    idempotent: false,
    ifMatch: false,
    tag: 'Operations',
    summary: 'Read an operation',
    description:
      'Work that outlives its request. When a purge has succeeded, `result.receipt` names its receipt.',
    params: operationParams,
    responses: {
      200: jsonAnswer('The operation.', operation, {
        id: ids.operation,
        status: 'succeeded',
        result: { receipt: ids.receipt },
        error: null,
      }),
    },
    problems: [],
  }),
  defineRoute({
    ...shared,
    method: 'DELETE',
    operationId: 'cancelOperation',
    path: '/v1/operations/{operationId}',
    scope: 'envelopes:write',
    rate: 'write',
    idempotent: false,
    ifMatch: true,
    tag: 'Operations',
    summary: 'Take an operation back',
    description: 'Possible while it is queued.',
    params: operationParams,
    responses: {
      200: jsonAnswer('The cancelled operation.', operation, {
        id: ids.operation,
        status: 'cancelled',
        result: null,
        error: null,
      }),
    },
    problems: ['invalid_state', 'conflict'],
  }),
] as const;
