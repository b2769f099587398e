import * as z from 'zod';
import { digest, jws } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer } from '../route-parts.ts';
import { consistency, consistencyQuery } from '../schemas/log-head.ts';

const shared = {
  unit: 'transparency',
  method: 'GET',
  auth: 'public',
  scope: null,
  purpose: 'evidence',
  rate: 'read',
  idempotent: false,
  ifMatch: false,
  tag: 'Log',
} as const;

export const transparencyRoutes = [
  defineRoute({
    ...shared,
    operationId: 'getLogHead',
    path: '/log/head',
    summary: 'Read the newest head of the log',
    description:
      'A compact JWS over `{treeSize, rootHash, at}`, ES256, key from `/.well-known/jwks.json`. Keep it: later heads must be consistent with it.',
    responses: {
      200: {
        description: 'The signed head.',
        contentTypes: ['application/jose'],
        schema: z.string(),
        example: jws,
      },
    },
    problems: ['log_empty'],
  }),
  defineRoute({
    ...shared,
    operationId: 'getLogConsistency',
    path: '/log/consistency',
    summary: 'Prove that the log only grew',
    description: 'The consistency proof between two sizes of the log (RFC 9162, 2.1.4).',
    query: consistencyQuery,
    responses: { 200: jsonAnswer('The proof.', consistency, { hashes: [digest] }) },
    problems: [],
  }),
] as const;
