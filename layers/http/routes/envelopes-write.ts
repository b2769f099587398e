import * as z from 'zod';
import {
  draftExample,
  envelopeExample,
  fieldExample,
  newEnvelopeExample,
  recipientExample,
} from '../examples/envelope.ts';
import { ids } from '../examples/ids.ts';
import { uploadExample } from '../examples/upload.ts';
import { defineRoute } from '../route.ts';
import { emptyBody, jsonAnswer, jsonBody, optionalJsonBody } from '../route-parts.ts';
import { deletion } from '../schemas/deletion.ts';
import { announcedDocument, upload } from '../schemas/document.ts';
import { envelope } from '../schemas/envelope.ts';
import { envelopeCorrection, envelopePatch, newEnvelope, reason } from '../schemas/envelope-input.ts';
import { field, newFields } from '../schemas/field.ts';
import { newRecipient, recipient } from '../schemas/recipient.ts';
import { timestamp } from '../schemas/time.ts';
import { documentLinks, draftLinks, parentEnvelope, recipientLinks, sentLinks } from './links.ts';
import { envelopeDocumentParams, envelopeParams, envelopeRecipientParams } from './params.ts';

const shared = {
  unit: 'envelopes-write',
  auth: 'apiKey',
  scope: 'envelopes:write',
  purpose: 'performSigning',
  rate: 'write',
  tag: 'Envelopes',
} as const;
const post = { ...shared, method: 'POST', idempotent: true, ifMatch: false } as const;
const change = { ...shared, idempotent: false, ifMatch: true } as const;

const draftOnly = ['envelope_frozen', 'restricted', 'conflict'] as const;
const stateful = ['invalid_state', 'restricted', 'conflict'] as const;
const sendable = [
  'not_sendable',
  'document_checking',
  'document_refused',
  'acknowledgement_required',
] as const;

const sentAnswer = jsonAnswer('The envelope as it is now.', envelope, envelopeExample, sentLinks);
const draftAnswer = jsonAnswer('The envelope as it is now.', envelope, draftExample, draftLinks);
const gone = { withheld: [], receipt: null };

export const envelopesWriteRoutes = [
  defineRoute({
    ...post,
    operationId: 'createEnvelope',
    path: '/v1/envelopes',
    summary: 'Create an envelope, and send it',
    description:
      'Everything in one call with `status: "sent"`, or a draft that is completed step by step. Inline documents are checked at once: one that cannot be sealed faithfully refuses the whole call and nothing is stored. `copyOf` starts a draft from an older envelope.',
    body: jsonBody(newEnvelope, newEnvelopeExample),
    responses: {
      201: jsonAnswer('The new envelope.', envelope, envelopeExample, { ...draftLinks, ...sentLinks }),
    },
    problems: [
      'document_signed',
      'not_sendable',
      'document_refused',
      'acknowledgement_required',
      'not_found',
      'restricted',
    ],
  }),
  defineRoute({
    ...change,
    method: 'PATCH',
    operationId: 'updateEnvelope',
    path: '/v1/envelopes/{envelopeId}',
    summary: 'Change a draft',
    description: 'Members that are absent stay as they are; null removes.',
    params: envelopeParams,
    body: jsonBody(envelopePatch, { title: 'Lejekontrakt 12 B', message: null }),
    responses: { 200: draftAnswer },
    problems: draftOnly,
  }),
  defineRoute({
    ...post,
    operationId: 'addDocument',
    path: '/v1/envelopes/{envelopeId}/documents',
    summary: 'Announce a document for upload',
    description:
      'Send the file to `upload.url` with exactly `upload.headers` before it expires. The store refuses a body of another size or digest. The check starts by itself.',
    params: envelopeParams,
    body: jsonBody(announcedDocument, {
      ref: 'lease',
      name: 'contract.pdf',
      size: 48_213,
      sha256: uploadExample.document.sha256 ?? '',
    }),
    responses: {
      201: jsonAnswer('The document and where to send it.', upload, uploadExample, documentLinks),
    },
    problems: draftOnly,
  }),
  defineRoute({
    ...change,
    method: 'DELETE',
    operationId: 'removeDocument',
    path: '/v1/envelopes/{envelopeId}/documents/{documentId}',
    summary: 'Remove a document from a draft',
    description: 'Its fields go with it. The answer tells what is gone and what had to stay.',
    params: envelopeDocumentParams,
    responses: {
      200: jsonAnswer(
        'What was deleted.',
        deletion,
        { deleted: [ids.document, ids.field], ...gone },
        parentEnvelope,
      ),
    },
    problems: draftOnly,
  }),
  defineRoute({
    ...post,
    operationId: 'addRecipient',
    path: '/v1/envelopes/{envelopeId}/recipients',
    summary: 'Add a recipient to a draft',
    description: 'Recipients with equal `order` act in parallel, lower numbers first.',
    params: envelopeParams,
    body: jsonBody(newRecipient, { role: 'signer', name: 'Åse Ø', email: 'asa@example.com', locale: 'da' }),
    responses: {
      201: jsonAnswer(
        'The recipient.',
        recipient,
        { ...recipientExample, status: 'created' },
        recipientLinks,
      ),
    },
    problems: draftOnly,
  }),
  defineRoute({
    ...change,
    method: 'DELETE',
    operationId: 'removeRecipient',
    path: '/v1/envelopes/{envelopeId}/recipients/{recipientId}',
    summary: 'Remove a recipient from a draft',
    description: 'Their fields go with them. The answer tells what is gone and what had to stay.',
    params: envelopeRecipientParams,
    responses: {
      200: jsonAnswer(
        'What was deleted.',
        deletion,
        { deleted: [ids.landlord, ids.field], ...gone },
        parentEnvelope,
      ),
    },
    problems: draftOnly,
  }),
  defineRoute({
    ...change,
    method: 'PUT',
    operationId: 'replaceFields',
    path: '/v1/envelopes/{envelopeId}/fields',
    summary: 'Place the fields of a draft',
    description:
      'Replaces all fields. Coordinates are PDF points from the top-left corner of the page as displayed. A document that already carries signatures takes none.',
    params: envelopeParams,
    body: jsonBody(
      z.lazy(() => z.strictObject({ fields: newFields })),
      { fields: newEnvelopeExample.fields },
    ),
    responses: {
      200: jsonAnswer(
        'The fields.',
        z.lazy(() => z.strictObject({ fields: z.array(field) })),
        { fields: [fieldExample] },
        parentEnvelope,
      ),
    },
    problems: [...draftOnly, 'document_signed'],
  }),
  defineRoute({
    ...post,
    operationId: 'sendEnvelope',
    path: '/v1/envelopes/{envelopeId}/send',
    summary: 'Send a draft',
    description:
      'Checks everything, freezes the documents and asks the first recipients; with `sendAt` (at most P1Y ahead) it waits until then. What is missing comes back as one entry per thing.',
    params: envelopeParams,
    body: optionalJsonBody(
      z.lazy(() => z.strictObject({ sendAt: timestamp.optional() })),
      {},
    ),
    responses: { 200: sentAnswer },
    problems: [...stateful, ...sendable],
  }),
  defineRoute({
    ...post,
    ifMatch: true,
    operationId: 'correctEnvelope',
    path: '/v1/envelopes/{envelopeId}/correct',
    summary: 'Correct a sent envelope',
    description:
      'One atomic change of recipients who have not acted, the message, the deadline or the reminders. Who is not named keeps link and session; the old links of those named stop.',
    params: envelopeParams,
    body: jsonBody(envelopeCorrection, { recipients: [{ id: ids.landlord, email: 'aase@example.com' }] }),
    responses: { 200: sentAnswer },
    problems: stateful,
  }),
  defineRoute({
    ...post,
    operationId: 'voidEnvelope',
    path: '/v1/envelopes/{envelopeId}/void',
    summary: 'Call an envelope back',
    description: 'Final. Everyone who was notified is told the reason.',
    params: envelopeParams,
    body: jsonBody(
      z.lazy(() => z.strictObject({ reason })),
      { reason: 'Wrong apartment' },
    ),
    responses: {
      200: jsonAnswer('The voided envelope.', envelope, { ...envelopeExample, status: 'voided' }),
    },
    problems: stateful,
  }),
  defineRoute({
    ...post,
    purpose: 'deliverMessages',
    operationId: 'remindEnvelope',
    path: '/v1/envelopes/{envelopeId}/remind',
    summary: 'Remind now',
    description: 'Reminds those whose turn it is, with the same link.',
    params: envelopeParams,
    body: emptyBody,
    responses: { 200: sentAnswer },
    problems: stateful,
  }),
  defineRoute({
    ...post,
    operationId: 'extendEnvelope',
    path: '/v1/envelopes/{envelopeId}/extend',
    summary: 'Move the deadline',
    description: 'Before the old one has passed, to a later time; at most P1Y after sending.',
    params: envelopeParams,
    body: jsonBody(
      z.lazy(() => z.strictObject({ expiresAt: timestamp })),
      { expiresAt: '2027-01-31T22:59:59Z' },
    ),
    responses: { 200: sentAnswer },
    problems: stateful,
  }),
  defineRoute({
    ...post,
    operationId: 'unscheduleEnvelope',
    path: '/v1/envelopes/{envelopeId}/unschedule',
    summary: 'Take back a scheduled sending',
    description: 'The envelope is a draft again.',
    params: envelopeParams,
    body: emptyBody,
    responses: { 200: draftAnswer },
    problems: stateful,
  }),
  defineRoute({
    ...post,
    purpose: 'sealing',
    operationId: 'retrySeal',
    path: '/v1/envelopes/{envelopeId}/seal/retry',
    summary: 'Seal again',
    description: 'After `sealFailed`. Nobody is asked to sign again.',
    params: envelopeParams,
    body: emptyBody,
    responses: {
      200: jsonAnswer('The envelope, completing.', envelope, { ...envelopeExample, status: 'completing' }),
    },
    problems: stateful,
  }),
] as const;
