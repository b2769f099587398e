import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { jsonAnswer } from '../route-parts.ts';
import { pageQuery } from '../schemas/list.ts';
import { accesses, processingRecords } from '../schemas/processing-records.ts';

const shared = {
  unit: 'privacy-records',
  method: 'GET',
  auth: 'apiKey',
  scope: 'privacy:read',
  rate: 'read',
  idempotent: false,
  ifMatch: false,
  tag: 'Privacy',
} as const;

export const privacyRecordsRoutes = [
  defineRoute({
    ...shared,
    operationId: 'getProcessingRecords',
    path: '/v1/privacy/records',
    purpose: 'rights',
    summary: 'Read the record of processing activities',
    description:
      'GDPR art. 30(1) and (2), generated from the declarations by which the service runs. JSON, or CSV by `Accept: text/csv`.',
    responses: {
      200: {
        ...jsonAnswer('The records.', z.union([processingRecords, z.string()]), {
          policyVersion: 1,
          operator: {
            name: 'Bolig Drift ApS',
            address: 'Havnegade 1, 8000 Aarhus C',
            number: '44037505',
            contact: 'persondata@example.com',
            dpo: 'dpo@example.com',
          },
          controller: [
            {
              purpose: 'retention',
              basis: 'GDPR art. 6(1)(c)',
              subjects: ['signer'],
              categories: ['user.name'],
              recipients: [],
              transfers: [],
              periods: ['envelope.draft: P90D'],
              measures: ['transit'],
            },
          ],
          processor: [
            {
              controllers: 'Bolig ApS',
              processing: 'performSigning',
              subjects: ['signer'],
              categories: ['user.name'],
              recipients: ['parties'],
              transfers: [],
              measures: ['transit'],
            },
          ],
        }),
        contentTypes: ['application/json', 'text/csv; charset=utf-8'],
      },
    },
    problems: [],
  }),
  defineRoute({
    ...shared,
    operationId: 'listAccesses',
    path: '/v1/privacy/accesses',
    purpose: 'accessControl',
    summary: 'List calls to your data',
    description: 'Newest first, of the last 90 days; older ones cannot be read.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page of calls.', accesses, {
        items: [
          {
            at: '2026-03-02T09:15:00.000Z',
            method: 'GET',
            route: '/v1/envelopes/{envelopeId}',
            status: 200,
            actor: { kind: 'apiKey', pseudonym: 'q83vEjRWeJASNFZ4' },
          },
        ],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
] as const;
