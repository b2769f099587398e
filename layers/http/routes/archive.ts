import * as z from 'zod';
import { ids, sha256 } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer, jsonBody } from '../route-parts.ts';
import { archiveImport, archivePage, imported } from '../schemas/archive.ts';
import { listOf, pageQuery } from '../schemas/list.ts';

const shared = {
  unit: 'archive',
  path: '/v1/archive/envelopes',
  auth: 'apiKey',
  scope: 'admin',
  purpose: 'rights',
  ifMatch: false,
  tag: 'Archive',
} as const;
const archived = { format: 'sigill-envelope/1' as const };

export const archiveRoutes = [
  defineRoute({
    ...shared,
    operationId: 'exportEnvelopes',
    method: 'GET',
    rate: 'read',
    idempotent: false,
    summary: 'Read everything, for an archive',
    description:
      'Your envelopes whole, newest first, with links to their files that live five minutes. Free. `npm run archive -- export` puts them together as a ZIP on your machine, with a manifest of digests and the JSON Schema.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page.', listOf(archivePage), {
        items: [
          {
            archived,
            files: [
              {
                documentId: ids.document,
                variant: 'sealed',
                size: 48_213,
                sha256,
                url: 'https://documents.example.com/…',
                headers: {},
                expiresAt: '2026-11-24T10:05:00.000Z',
              },
            ],
          },
        ],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...shared,
    operationId: 'importEnvelope',
    method: 'POST',
    rate: 'write',
    idempotent: true,
    summary: 'Take an envelope over from an archive',
    description:
      'One that has ended, with its files, at most 3 MB each. Each file is checked against the digest that the envelope names, so seals stay valid. The same envelope again changes nothing.',
    body: jsonBody(archiveImport, {
      archived,
      files: [{ documentId: ids.document, variant: 'sealed', content: 'JVBERi0xLjcK' }],
    }),
    responses: {
      201: jsonAnswer('What was taken over.', imported, {
        id: ids.envelope,
        status: 'completed',
        created: true,
      }),
    },
    problems: ['conflict', 'not_found'],
  }),
] as const;
