import * as z from 'zod';
import { digest, jws } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer } from '../route-parts.ts';
import { listOf, pageQuery } from '../schemas/list.ts';
import {
  attestationsQuery,
  consistency,
  consistencyQuery,
  logAttestations,
  logHead,
} from '../schemas/log-head.ts';

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
  defineRoute({
    ...shared,
    operationId: 'listLogHeads',
    path: '/log/heads',
    summary: 'List the heads of the log',
    description: 'Every head there was, newest first: a copy of it kept elsewhere cannot be disowned.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page.', listOf(logHead), {
        items: [{ treeSize: 64, rootHash: digest, at: '2026-03-02T09:15:00.000Z', jws }],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...shared,
    operationId: 'getLogAttestations',
    path: '/log/attestations',
    summary: 'Read what others say about the log',
    description:
      'The first head with at least `treeSize` entries that a time-stamp authority has stamped, and the first that each witness has co-signed; each with the proof that it continues the log of that size.',
    query: attestationsQuery,
    responses: {
      200: jsonAnswer('Time-stamp and co-signatures.', logAttestations, {
        anchor: { head: jws, hashes: [digest], token: 'MIIB', at: '2026-03-02T00:00:00.000Z' },
        cosignatures: [{ witness: 'witness-1', head: jws, hashes: [digest], cosignature: jws }],
      }),
    },
    problems: ['log_empty'],
  }),
] as const;
