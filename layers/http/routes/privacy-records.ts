import * as z from 'zod';
import type {} from 'zod-openapi';
import { defineRoute } from '../route.ts';
import { jsonAnswer } from '../route-parts.ts';
import { pageQuery } from '../schemas/list.ts';
import { accesses, dataFlows, processingRecords } from '../schemas/processing-records.ts';

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
  defineRoute({
    ...shared,
    operationId: 'getDataFlows',
    path: '/v1/privacy/flows',
    purpose: 'rights',
    summary: 'Read what flowed where',
    description:
      'Calls to your data by kind of caller and pattern of the address, and what left for whom, counted from the logs of the last days.',
    query: z.lazy(() =>
      z.strictObject({
        days: z
          .string()
          .regex(/^\d{1,2}$/, 'A whole number.')
          .transform(Number)
          .pipe(z.int().min(1).max(90))
          .default(30)
          .meta({
            description: 'How far back, at most 90.',
            override: ({ jsonSchema }) => {
              delete jsonSchema.pattern;
              Object.assign(jsonSchema, { type: 'integer', minimum: 1, maximum: 90, default: 30 });
            },
          }),
      }),
    ),
    responses: {
      200: jsonAnswer('The flows.', dataFlows, {
        from: '2026-02-01T00:00:00.000Z',
        until: '2026-03-02T09:15:00.000Z',
        complete: true,
        calls: [
          {
            caller: 'apiKey',
            method: 'GET',
            route: '/v1/envelopes/{envelopeId}',
            count: 12,
            last: '2026-03-02T09:15:00.000Z',
          },
        ],
        disclosures: [
          {
            recipient: 'Amazon Web Services EMEA SARL, Luxembourg',
            channel: 'email',
            categories: ['user.name', 'user.contact.email'],
            count: 4,
            last: '2026-03-02T09:15:00.000Z',
          },
        ],
      }),
    },
    problems: [],
  }),
] as const;
