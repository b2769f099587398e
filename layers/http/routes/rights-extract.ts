import * as z from 'zod';
import { ids, sha256 } from '../examples/ids.ts';
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

const at = '2026-11-24T10:00:00Z';
const until = '2036-11-24T10:00:00Z';
const recipient = ids.landlord;
const example: z.infer<typeof privacyExtract> = {
  version: 1,
  generatedAt: at,
  request: { id: ids.request, type: 'access', receivedAt: at },
  locale: 'en',
  controller: { name: 'Bolig ApS', contact: 'leje@example.com' },
  operator: {
    name: 'Bolig Drift ApS',
    address: 'Havnegade 1, 8000 Aarhus C',
    number: '44037505',
    contact: 'persondata@example.com',
    dpo: 'dpo@example.com',
    role: 'processor',
  },
  register: {
    purposes: [
      { id: 'evidence', text: 'to prove what was signed', basis: 'GDPR art. 6(1)(f)', role: 'processor' },
    ],
    categories: [{ id: 'user.name', group: 'identification', text: 'name' }],
    recipients: [{ id: 'parties', kind: 'signingParty', country: 'EU', name: 'Bolig ApS' }],
    periods: [{ record: 'recipient', rule: 'envelope.completed', until, statute: null }],
    sources: [{ id: 'sender', text: 'the organisation that sends the document' }],
    automatedDecisions: { present: false, text: 'No decision with legal effect is made without a person.' },
  },
  transfers: { outsideEea: false, text: 'There is no transfer to a country outside the EU/EEA.' },
  rights: [{ id: 'access', statute: 'GDPR art. 15', text: 'You can get a copy.', how: '/privacy/requests' }],
  selfService: [{ group: 'contact', route: '/privacy/requests' }],
  complaint: {
    name: 'Datatilsynet',
    address: 'Carl Jacobsens Vej 35, 2500 Valby',
    email: 'dt@datatilsynet.dk',
    url: 'https://www.datatilsynet.dk',
  },
  subjects: [
    {
      subject: `${ids.envelope}.${recipient}`,
      status: 'completed',
      data: [
        {
          item: `recipient ${recipient}`,
          record: 'recipient',
          field: 'name',
          category: 'user.name',
          value: 'Åse Ørsted',
          source: 'sender',
          purposes: ['evidence'],
          rule: 'envelope.completed',
          until,
          portable: true,
        },
      ],
      history: [{ at, type: 'recipient.signed', by: 'recipient' }],
      accesses: [],
      disclosures: [],
      notices: [],
      others: [{ role: 'signer', name: 'B. Ä.' }],
      documents: [{ id: ids.document, sha256, size: 48_213, sealedSha256: sha256 }],
      withheld: [
        {
          item: `lookup ${recipient} email`,
          record: 'lookup',
          reason: 'pseudonym',
          statute: 'gdpr:15-4',
          until,
        },
      ],
    },
  ],
};

export const rightsExtractRoutes = [
  defineRoute({
    ...shared,
    operationId: 'getPrivacyExtract',
    path: '/privacy/requests/{id}/parts/{part}/extract',
    summary: 'Fetch the answer to a request for access',
    description: `All of GDPR art. 15(1) and (2), with your own dates and the named recipients, and the copy. ${session}`,
    params,
    responses: {
      200: {
        description: 'The extract.',
        contentTypes: ['application/json'],
        schema: privacyExtract,
        example,
      },
    },
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
