import { ids } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer, jsonBody } from '../route-parts.ts';
import { organisation, organisationPatch } from '../schemas/organisation.ts';

const shared = {
  unit: 'organisation',
  path: '/v1/organisation',
  auth: 'apiKey',
  scope: 'admin',
  purpose: 'operations',
  idempotent: false,
  tag: 'Organisation',
} as const;

const answer = jsonAnswer('The organisation.', organisation, {
  id: ids.organisation,
  name: 'Bolig ApS',
  contactEmail: 'leje@example.com',
  retention: { completed: 'P10Y' },
  screening: 'refuse',
  minimumAuthentication: 'link',
});

export const organisationRoutes = [
  defineRoute({
    ...shared,
    operationId: 'getOrganisation',
    method: 'GET',
    rate: 'read',
    ifMatch: false,
    summary: 'Read your organisation',
    description: 'Name, contact and the rules it has set.',
    responses: { 200: answer },
    problems: [],
  }),
  defineRoute({
    ...shared,
    operationId: 'updateOrganisation',
    method: 'PATCH',
    rate: 'write',
    ifMatch: true,
    summary: 'Change your organisation',
    description:
      'Members that are absent stay as they are. A shorter retention takes effect after seven days.',
    body: jsonBody(organisationPatch, {
      retention: { completed: 'P7Y' },
      minimumAuthentication: 'emailCode',
    }),
    responses: { 200: answer },
    problems: ['conflict'],
  }),
] as const;
