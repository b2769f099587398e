import * as z from 'zod';
import { sha256 } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer } from '../route-parts.ts';
import { policyDocument, policyQuery, processors } from '../schemas/policy.ts';

const shared = {
  unit: 'policy',
  method: 'GET',
  auth: 'public',
  scope: null,
  purpose: 'rights',
  rate: 'none',
  idempotent: false,
  ifMatch: false,
  tag: 'Privacy',
  cacheControl: 'public, max-age=300',
} as const;

const localeQuery = z.lazy(() => z.strictObject({ locale: z.string().max(35).optional() }));
const text = {
  da: 'Salg af personoplysninger sker ikke.',
  sv: 'Personuppgifter säljs inte.',
  en: 'Personal data are not sold.',
};
const entry = { version: 1, hash: sha256, effectiveFrom: '2026-01-01' };

export const policyRoutes = [
  defineRoute({
    ...shared,
    operationId: 'getPolicy',
    path: '/privacy/policy',
    summary: 'Read the privacy policy',
    description:
      'A page, or plain text by `Accept: text/plain`; compiled from the rules that run, in da, sv and en, in every version there has been.',
    query: policyQuery,
    responses: {
      200: {
        description: 'The policy.',
        contentTypes: ['text/html; charset=utf-8', 'text/plain; charset=utf-8'],
        schema: z.string(),
        example: 'Privacy policy',
      },
    },
    problems: ['not_found'],
  }),
  defineRoute({
    ...shared,
    operationId: 'getPolicyJson',
    path: '/privacy/policy.json',
    summary: 'Read the privacy policy as data',
    description:
      'Every sentence with the promises it makes, in all languages, and the facts that the sentences say.',
    query: z.lazy(() => z.strictObject({ version: z.string().max(10).optional() })),
    responses: {
      200: jsonAnswer('The policy.', policyDocument, {
        ...entry,
        operator: {
          name: 'Bolig Drift ApS',
          address: 'Havnegade 1, 8000 Aarhus C',
          number: '44037505',
          contact: 'persondata@example.com',
          dpo: 'dpo@example.com',
        },
        versions: [entry],
        announced: [],
        sections: [
          {
            id: 'recipients',
            title: { da: 'Hvem der modtager dem', sv: 'Vem som får dem', en: 'Who receives them' },
            sentences: [{ id: 'recipients.notSold', promises: ['B2B-16', 'P-43'], text }],
          },
        ],
        facts: {},
      }),
    },
    problems: ['not_found'],
  }),
  defineRoute({
    ...shared,
    operationId: 'getProcessors',
    path: '/privacy/processors',
    summary: 'Read the list of processors',
    description:
      'Who processes personal data for this service, where, and under which agreement. JSON, or a page by `Accept: text/html`.',
    query: localeQuery,
    responses: {
      200: {
        ...jsonAnswer('The processors.', z.union([processors, z.string()]), {
          policyVersion: 1,
          announced: [],
          items: [
            {
              id: 'aws',
              name: 'Amazon Web Services EMEA SARL, Luxembourg',
              purposes: ['performSigning'],
              categories: ['user.name'],
              country: 'EU',
              transfer: null,
              transferCheckedAt: null,
              agreementDate: '2018-05-25',
              flowDown: 'AWS GDPR Data Processing Addendum',
              vetted: 'ISO/IEC 27001',
            },
          ],
        }),
        contentTypes: ['application/json', 'text/html; charset=utf-8'],
      },
    },
    problems: [],
  }),
] as const;
