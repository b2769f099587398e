import * as z from 'zod';
import { ids, sha256 } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { emptyBody, jsonAnswer, jsonBody } from '../route-parts.ts';
import {
  authorityContent,
  authorityRefusal,
  authorityRequest,
  authorityRequestId,
  newAuthorityRequest,
} from '../schemas/authority-request.ts';
import { exampleBody } from '../schemas/ids.ts';
import { listOf, pageQuery } from '../schemas/list.ts';

const shared = {
  unit: 'privacy-disclosures',
  auth: 'apiKey',
  purpose: 'rights',
  ifMatch: false,
  tag: 'Disclosures by law',
} as const;
const read = { ...shared, method: 'GET', scope: 'privacy:read', rate: 'read', idempotent: false } as const;
const write = { ...shared, method: 'POST', scope: 'privacy:write', rate: 'write', idempotent: true } as const;
const params = z.lazy(() => z.strictObject({ authorityRequestId }));
const path = '/v1/privacy/authority-requests';

const at = '2026-11-24T10:00:00.000Z';
const subject = `${ids.envelope}.${ids.landlord}`;
const scope = {
  subjects: [subject],
  categories: ['user.name'],
  documents: false,
  necessity: 'The order names this person and asks for the name only.',
};
const demanded = {
  exception: 'courtOrder',
  reference: 'BS-4711/2026',
  authority: { kind: 'court', name: 'Retten i Aarhus' },
  scope,
} as const;
const example: z.infer<typeof authorityRequest> = {
  id: `aut_${exampleBody}`,
  state: 'opened',
  organisation: null,
  ...demanded,
  scope,
  silence: null,
  approvals: [],
  openedAt: at,
  toldAt: at,
  exportedAt: null,
  refusal: null,
};
const answer = jsonAnswer('The demand.', authorityRequest, example);

export const privacyDisclosuresRoutes = [
  defineRoute({
    ...write,
    operationId: 'openAuthorityRequest',
    path,
    summary: 'Open a case for a demand by law',
    description:
      'An authority, a court or somebody else demands data under exactly one exception. Name the least that answers it. The organisation is told at once, unless an order forbids it; nothing leaves before two people have approved. The operator names the organisation whose data are demanded.',
    body: jsonBody(newAuthorityRequest, demanded),
    responses: { 201: jsonAnswer('The demand.', authorityRequest, { ...example, toldAt: null }) },
    problems: ['not_found'],
  }),
  defineRoute({
    ...read,
    operationId: 'listAuthorityRequests',
    path,
    summary: 'List demands by law',
    description: 'Newest first.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: { 200: jsonAnswer('A page.', listOf(authorityRequest), { items: [example], next: null }) },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...read,
    operationId: 'getAuthorityRequest',
    path: `${path}/{authorityRequestId}`,
    summary: 'Read a demand by law',
    description: 'Who demands what and why, who has approved, and whether the customer was told.',
    params,
    responses: { 200: answer },
    problems: [],
  }),
  defineRoute({
    ...write,
    operationId: 'approveAuthorityRequest',
    path: `${path}/{authorityRequestId}/approve`,
    summary: 'Approve a demand by law',
    description: 'Two approvals are needed, by keys with different owners.',
    params,
    body: emptyBody,
    responses: { 200: answer },
    problems: ['second_person_required', 'invalid_state', 'conflict'],
  }),
  defineRoute({
    ...write,
    operationId: 'refuseAuthorityRequest',
    path: `${path}/{authorityRequestId}/refuse`,
    summary: 'Refuse a demand by law',
    description: 'Nothing is handed over. Not possible once the data have been released.',
    params,
    body: jsonBody(authorityRefusal, { reason: 'The order was lifted.' }),
    responses: {
      200: jsonAnswer('The demand.', authorityRequest, {
        ...example,
        state: 'refused',
        refusal: 'The order was lifted.',
      }),
    },
    problems: ['invalid_state', 'conflict'],
  }),
  defineRoute({
    ...write,
    operationId: 'exportAuthorityRequest',
    path: `${path}/{authorityRequestId}/export`,
    summary: 'Release the data',
    description:
      'After two approvals, and after the customer was told or while an order forbids it. Each person’s record of disclosures has it from this moment; the data are then read by `getAuthorityContent`.',
    params,
    body: emptyBody,
    responses: {
      200: jsonAnswer('The demand.', authorityRequest, { ...example, state: 'exported', exportedAt: at }),
    },
    problems: ['invalid_state', 'conflict'],
  }),
  defineRoute({
    ...read,
    operationId: 'getAuthorityContent',
    path: `${path}/{authorityRequestId}/content`,
    summary: 'Read what is handed over',
    description:
      'Of the named people the named kinds of data, and links to their documents when these are demanded. Nothing of anybody else.',
    params,
    responses: {
      200: jsonAnswer('The data.', authorityContent, {
        id: `aut_${exampleBody}`,
        reference: demanded.reference,
        exportedAt: at,
        subjects: [
          {
            subject,
            gone: false,
            data: [{ record: 'recipient', field: 'name', category: 'user.name', value: 'Åse Ørsted' }],
            documents: [
              {
                id: ids.document,
                name: 'contract.pdf',
                sha256,
                size: 48_213,
                url: 'https://documents.example.com/…',
                headers: {},
                expiresAt: at,
              },
            ],
          },
        ],
      }),
    },
    problems: ['invalid_state'],
  }),
] as const;
