import * as z from 'zod';
import { contentExample } from '../examples/signing.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer } from '../route-parts.ts';
import { contentVersion, documentContent } from '../schemas/document.ts';
import { parentEnvelope } from './links.ts';
import { envelopeDocumentParams } from './params.ts';

export const contentRoutes = [
  defineRoute({
    operationId: 'getDocumentContent',
    method: 'GET',
    path: '/v1/envelopes/{envelopeId}/documents/{documentId}/content',
    unit: 'content',
    auth: 'apiKey',
    scope: 'envelopes:read',
    purpose: 'performSigning',
    rate: 'read',
    idempotent: false,
    ifMatch: false,
    tag: 'Envelopes',
    summary: 'Fetch a document',
    description:
      'A url for a GET with the given headers, for at most five minutes. Without `version`: the sealed file once there is one, else the original. `evidence` exists only for uploads that were already signed.',
    params: envelopeDocumentParams,
    query: z.lazy(() => z.strictObject({ version: contentVersion.optional() })),
    responses: { 200: jsonAnswer('Where the bytes are.', documentContent, contentExample, parentEnvelope) },
    problems: ['restricted', 'invalid_state'],
  }),
] as const;
