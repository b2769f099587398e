import * as z from 'zod';
import { ids } from '../examples/ids.ts';
import { transmissionExample } from '../examples/transmission.ts';
import { defineRoute } from '../route.ts';
import { emptyBody, jsonAnswer, jsonBody } from '../route-parts.ts';
import {
  dataRecipient,
  dataRecipientId,
  dataRecipientInput,
  dataRecipientPatch,
  delivery,
  processor,
  processorChoice,
  processorId,
  transmission,
  transmissionId,
} from '../schemas/data-recipient.ts';
import { listOf, pageQuery } from '../schemas/list.ts';

const shared = {
  unit: 'privacy-recipients',
  auth: 'apiKey',
  purpose: 'rights',
  ifMatch: false,
  tag: 'Recipients of data',
} as const;
const read = { ...shared, method: 'GET', scope: 'privacy:read', rate: 'read', idempotent: false } as const;
const write = { ...shared, method: 'POST', scope: 'privacy:write', rate: 'write', idempotent: true } as const;
const params = z.lazy(() => z.strictObject({ dataRecipientId }));

const vetting = { reference: 'Security review 2026-07', date: '2026-10-01' };
const input = {
  name: 'Løn ApS',
  kind: 'itService',
  role: 'processor',
  endpoint: 'https://api.payroll.example/sigill',
  purposes: [{ collectedFor: 'performSigning', usedFor: 'payroll' }],
  categories: ['user.name', 'user.contact.email'],
  country: 'DK',
  transfer: null,
  agreement: { reference: 'DPA 14/2026', date: '2026-09-01' },
  vetting,
  ownMarketing: false,
  activeUntil: '2027-11-24T10:00:00.000Z',
} as const;
const at = '2026-11-24T10:00:00.000Z';
const example = {
  ...input,
  purposes: [...input.purposes],
  categories: [...input.categories],
  id: ids.dataRecipient,
  status: 'approved',
  closedBecause: null,
  createdAt: at,
  activeFrom: at,
  endedAt: null,
} as const;
const answer = (description: string) =>
  jsonAnswer(description, dataRecipient, {
    ...example,
    purposes: [...example.purposes],
    categories: [...example.categories],
  });
const processorExample = {
  id: 'archive-1',
  name: 'Arkiv AB',
  kind: 'itService',
  role: 'processor',
  purposes: [{ collectedFor: 'evidence', usedFor: 'archiving' }],
  categories: ['user.name'],
  country: 'SE',
  transfer: null,
  announcedAt: at,
  activeFrom: '2026-12-24T10:00:00.000Z',
  consentNeeded: false,
  choice: 'objected',
  on: false,
} as const;
const processorAnswer = {
  ...processorExample,
  purposes: [...processorExample.purposes],
  categories: [...processorExample.categories],
};

const transmissionParams = z.lazy(() => z.strictObject({ transmissionId }));

export const privacyRecipientsRoutes = [
  defineRoute({
    ...write,
    operationId: 'registerRecipient',
    path: '/v1/privacy/recipients',
    summary: 'Register somebody whom you direct data to',
    description:
      'Nothing leaves to anybody who is not registered. Say what for, which kinds of data, from when and until when (at most two years; it can be extended). Outside the EU/EEA a basis of transfer and an assessment are needed, from a processor an agreement. A processor gets nothing before it is vetted. There is no kind for buyers, and `ownMarketing` can only be false.',
    body: jsonBody(dataRecipientInput, {
      ...input,
      purposes: [...input.purposes],
      categories: [...input.categories],
    }),
    responses: { 201: answer('The recipient.') },
    problems: [],
  }),
  defineRoute({
    ...read,
    operationId: 'listRecipients',
    path: '/v1/privacy/recipients',
    summary: 'List whom you direct data to',
    description: 'Newest first, the ended ones too.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page of recipients.', listOf(dataRecipient), {
        items: [{ ...example, purposes: [...example.purposes], categories: [...example.categories] }],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...read,
    operationId: 'getRecipient',
    path: '/v1/privacy/recipients/{dataRecipientId}',
    summary: 'Read a recipient',
    description: 'With its status at this moment, and why nothing would flow.',
    params,
    responses: { 200: answer('The recipient.') },
    problems: [],
  }),
  defineRoute({
    ...write,
    method: 'PATCH',
    idempotent: false,
    ifMatch: true,
    operationId: 'updateRecipient',
    path: '/v1/privacy/recipients/{dataRecipientId}',
    summary: 'Vet a recipient, renew or withdraw its basis of transfer, change its end',
    description:
      '`transfer: null` withdraws the basis: outside the EU/EEA nothing flows from that moment. Purposes and kinds of data do not change; register anew and stop the old one.',
    params,
    body: jsonBody(dataRecipientPatch, { vetting }),
    responses: { 200: answer('The recipient.') },
    problems: ['invalid_state', 'conflict'],
  }),
  defineRoute({
    ...write,
    operationId: 'stopRecipient',
    path: '/v1/privacy/recipients/{dataRecipientId}/stop',
    summary: 'Stop directing data to a recipient',
    description:
      'From this moment on and for good. Whoever got data is still told of corrections and erasures.',
    params,
    body: emptyBody,
    responses: { 200: answer('The recipient.') },
    problems: ['conflict'],
  }),
  defineRoute({
    ...read,
    operationId: 'listProcessors',
    path: '/v1/privacy/processors',
    summary: 'List whom the service itself calls, and what you said about it',
    description:
      'With the day from which each may get data of yours. `on` says whether it does at this moment.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page of recipients of the service.', listOf(processor), {
        items: [processorAnswer],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...write,
    operationId: 'chooseProcessor',
    path: '/v1/privacy/processors/{processorId}/choice',
    summary: 'Agree or object to somebody whom the service calls',
    description:
      'Counts from this moment for everything that concerns your organisation; the newest word counts.',
    params: z.lazy(() => z.strictObject({ processorId })),
    body: jsonBody(processorChoice, { choice: 'objected' }),
    responses: { 200: jsonAnswer('The recipient of the service.', processor, processorAnswer) },
    problems: [],
  }),
  defineRoute({
    ...read,
    operationId: 'listTransmissions',
    path: '/v1/privacy/recipients/{dataRecipientId}/transmissions',
    summary: 'List what went, or is to go, to a recipient',
    description:
      'Transfers, and notices of corrections, erasures and restrictions (GDPR art. 19), newest first. What the recipient has not taken stays open.',
    params,
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page of transmissions.', listOf(transmission), {
        items: [transmissionExample],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...read,
    operationId: 'listDeliveries',
    path: '/v1/privacy/recipients/{dataRecipientId}/deliveries',
    summary: 'List the tries to reach a recipient',
    description:
      'Time, end point, status and what was answered, newest first. Kept a year; the answer, scrubbed, 90 days.',
    params,
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page of tries.', listOf(delivery), {
        items: [
          {
            at,
            transmission: ids.transmission,
            cause: 'transfer',
            endpoint: 'api.payroll.example',
            status: 201,
            fault: null,
            message: 'received',
          },
        ],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...read,
    operationId: 'getTransmission',
    path: '/v1/privacy/transmissions/{transmissionId}',
    summary: 'Read how something on its way to a recipient stands',
    description: 'With the receipt that the recipient gave.',
    params: transmissionParams,
    responses: { 200: jsonAnswer('The transmission.', transmission, transmissionExample) },
    problems: [],
  }),
] as const;
