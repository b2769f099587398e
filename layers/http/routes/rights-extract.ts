import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { binaryAnswer, jsonAnswer } from '../route-parts.ts';
import { privacyExtract } from '../schemas/privacy-extract.ts';
import { requestId } from '../schemas/privacy-request.ts';

const shared = {
  unit: 'rights-extract',
  method: 'GET',
  auth: 'public',
  scope: null,
  purpose: 'rights',
  rate: 'read',
  idempotent: false,
  ifMatch: false,
  tag: 'Privacy',
} as const;

const params = z.lazy(() => z.strictObject({ id: requestId, part: requestId }));
const session = 'Send the session as `Privacy-Session`.';

export const rightsExtractRoutes = [
  defineRoute({
    ...shared,
    operationId: 'getPrivacyExtract',
    path: '/privacy/requests/{id}/parts/{part}/extract',
    summary: 'Fetch the answer to a request for access',
    description: `All of GDPR art. 15(1) and (2), with your own dates and the named recipients, and the copy. ${session}`,
    params,
    responses: { 200: { ...jsonAnswer('The extract.', privacyExtract, null as never), example: null } },
    problems: ['authentication_required', 'not_found', 'invalid_state'],
  }),
  defineRoute({
    ...shared,
    operationId: 'getPrivacyExtractPdf',
    path: '/privacy/requests/{id}/parts/{part}/extract.pdf',
    summary: 'Fetch the same as a PDF',
    description: `In the language of the request. ${session}`,
    params,
    responses: { 200: binaryAnswer('The extract.', ['application/pdf']) },
    problems: ['authentication_required', 'not_found', 'invalid_state'],
  }),
  defineRoute({
    ...shared,
    operationId: 'getPrivacyArchive',
    path: '/privacy/requests/{id}/parts/{part}/archive.zip',
    summary: 'Fetch a portable copy',
    description: `What you supplied as JSON, the documents, and a manifest with the SHA-256 of every file. Free. ${session}`,
    params,
    responses: { 200: binaryAnswer('The archive.', ['application/zip']) },
    problems: ['authentication_required', 'not_found', 'invalid_state'],
  }),
  defineRoute({
    ...shared,
    rate: 'none',
    operationId: 'getPrivacyExtractSchema',
    path: '/privacy/extract.schema.json',
    cacheControl: 'public, max-age=300',
    summary: 'Read the JSON Schema of the extract',
    description: 'JSON Schema 2020-12.',
    responses: {
      200: jsonAnswer('The schema.', z.looseObject({ $schema: z.string() }), {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
      }),
    },
    problems: [],
  }),
] as const;
