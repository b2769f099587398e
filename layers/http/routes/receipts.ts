import * as z from 'zod';
import { digest, ids, jws } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer } from '../route-parts.ts';
import { envelopeId } from '../schemas/ids.ts';
import { listOf, pageQuery } from '../schemas/list.ts';
import { jwks, receipt, receiptItem } from '../schemas/receipt.ts';
import { receiptParams } from './params.ts';

const shared = {
  unit: 'receipts',
  method: 'GET',
  auth: 'apiKey',
  scope: 'privacy:read',
  purpose: 'rights',
  rate: 'read',
  idempotent: false,
  ifMatch: false,
  tag: 'Receipts',
} as const;

export const receiptsRoutes = [
  defineRoute({
    ...shared,
    operationId: 'listReceipts',
    path: '/v1/privacy/receipts',
    summary: 'List receipts of erasures',
    description: 'All of the organisation, or those of one envelope.',
    query: z.lazy(() => z.strictObject({ envelope: envelopeId.optional(), ...pageQuery })),
    responses: {
      200: jsonAnswer('A page of receipts.', listOf(receiptItem), {
        items: [{ id: ids.receipt, jws }],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...shared,
    operationId: 'getReceipt',
    path: '/v1/privacy/receipts/{receiptId}',
    summary: 'Read a receipt',
    description:
      'A signed statement of what was erased, without personal data; `verify-receipt` checks it offline.',
    params: receiptParams,
    responses: {
      200: jsonAnswer('The receipt.', receipt, {
        id: ids.receipt,
        jws,
        proof: {
          leafIndex: 41,
          treeSize: 64,
          hashes: [digest],
          entry: { stream: 'n4bQgYhMfWWaL-qgxVrQFQ', seq: 9, root: digest },
          head: jws,
        },
      }),
    },
    problems: ['receipt_pending'],
  }),
  defineRoute({
    ...shared,
    auth: 'public',
    scope: null,
    rate: 'none',
    purpose: 'evidence',
    operationId: 'getJwks',
    path: '/.well-known/jwks.json',
    summary: 'Read the public keys',
    description: 'Keys of receipts and log heads (RFC 7517), also those that no longer sign.',
    cacheControl: 'public, max-age=300',
    responses: {
      200: jsonAnswer('The keys.', jwks, {
        keys: [{ kty: 'EC', crv: 'P-256', x: digest, y: digest, kid: 'log-1', use: 'sig', alg: 'ES256' }],
      }),
    },
    problems: [],
  }),
] as const;
