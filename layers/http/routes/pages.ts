import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { binaryAnswer, jsonAnswer, textAnswer } from '../route-parts.ts';

const shared = {
  unit: 'pages',
  method: 'GET',
  auth: 'public',
  scope: null,
  purpose: 'operations',
  rate: 'none',
  idempotent: false,
  ifMatch: false,
  tag: 'Pages',
} as const;
const page = { ...shared, hidden: true, cacheControl: 'no-cache', problems: [] } as const;
const html = 'text/html; charset=utf-8';

const name = z.lazy(() => z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/));

export const pagesRoutes = [
  defineRoute({
    ...page,
    operationId: 'frontPage',
    path: '/',
    summary: 'Front page',
    description: 'What this is and where to go.',
    responses: { 200: textAnswer('The page.', html) },
  }),
  defineRoute({
    ...page,
    operationId: 'signPage',
    path: '/sign',
    purpose: 'performSigning',
    summary: 'Signing page',
    description:
      'The page behind the link in a message; the token stands in the fragment and reaches no server log.',
    responses: { 200: textAnswer('The page.', html) },
  }),
  defineRoute({
    ...page,
    operationId: 'docsPage',
    path: '/docs',
    summary: 'Reference page',
    description: 'This description, readable.',
    responses: { 200: textAnswer('The page.', html) },
  }),
  defineRoute({
    ...page,
    operationId: 'verifyPage',
    path: '/verify',
    purpose: 'verification',
    summary: 'Verification page',
    description: 'Verifies a file in the browser.',
    responses: { 200: textAnswer('The page.', html) },
  }),
  defineRoute({
    ...page,
    operationId: 'privacyRequestsPage',
    path: '/privacy/requests',
    purpose: 'rights',
    summary: 'Page about your personal data',
    description: 'To ask, prove that the address is yours, follow the request and fetch the answer.',
    responses: { 200: textAnswer('The page.', html) },
  }),
  defineRoute({
    ...page,
    operationId: 'asset',
    path: '/assets/{name}',
    summary: 'Asset',
    description: 'Scripts, styles and fonts of the pages.',
    params: z.lazy(() => z.strictObject({ name })),
    cacheControl: 'public, max-age=31536000, immutable',
    responses: { 200: binaryAnswer('The asset.', ['application/octet-stream', '*/*']) },
  }),
  defineRoute({
    ...shared,
    operationId: 'openApiDocument',
    path: '/openapi.json',
    cacheControl: 'no-cache',
    summary: 'Read this description',
    description: 'OpenAPI 3.1.',
    responses: {
      200: jsonAnswer('The description.', z.looseObject({ openapi: z.string() }), { openapi: '3.1.0' }),
    },
    problems: [],
  }),
  defineRoute({
    ...page,
    operationId: 'securityTxt',
    path: '/.well-known/security.txt',
    summary: 'Where to report a weakness',
    description: 'RFC 9116.',
    responses: { 200: textAnswer('The file.', 'text/plain; charset=utf-8') },
  }),
] as const;
