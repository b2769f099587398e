import * as z from 'zod';
import { evidenceExample, presentedExample } from '../examples/evidence.ts';
import { digest, ids, jws } from '../examples/ids.ts';
import { contentExample, signingViewExample } from '../examples/signing.ts';
import { defineRoute } from '../route.ts';
import { emptyBody, jsonAnswer, jsonBody } from '../route-parts.ts';
import { contentVersion, documentContent } from '../schemas/document.ts';
import {
  declineBody,
  presentedBody,
  signBody,
  signingEvidence,
  signingResult,
  signingStatus,
  signingView,
} from '../schemas/signing.ts';
import { documentParams } from './params.ts';

const shared = {
  unit: 'signing',
  auth: 'signing',
  scope: null,
  purpose: 'performSigning',
  rate: 'signing',
  ifMatch: false,
  tag: 'Signing',
} as const;
const get = { ...shared, method: 'GET', idempotent: false } as const;
const post = { ...shared, method: 'POST', idempotent: true } as const;

const ended = ['envelope_declined', 'envelope_voided', 'envelope_expired', 'envelope_completed'] as const;
const acting = [
  ...ended,
  'not_your_turn',
  'invalid_state',
  'authentication_required',
  'restricted',
  'conflict',
] as const;

export const signingRoutes = [
  defineRoute({
    ...get,
    operationId: 'getSigning',
    path: '/v1/signing',
    summary: 'Read what is to be signed',
    description:
      'Changes nothing and proves nothing: mail scanners may call it. Documents carry urls only after the required authentication.',
    responses: { 200: jsonAnswer('What this person is shown.', signingView, signingViewExample) },
    problems: ['restricted'],
  }),
  defineRoute({
    ...post,
    operationId: 'openSigning',
    path: '/v1/signing/open',
    summary: 'Open',
    description: "A person's gesture on the page; only this counts as opened.",
    body: emptyBody,
    responses: { 200: jsonAnswer('The status now.', signingStatus, { status: 'opened' }) },
    problems: acting,
  }),
  defineRoute({
    ...post,
    operationId: 'sign',
    path: '/v1/signing/sign',
    summary: 'Sign',
    description:
      'Carries what was presented, as `getSigning` gave it; if that has changed meanwhile nothing is signed. Twice gives the first answer again. `receipt` is for the signer to keep: a compact JWS (ES256, key from `/.well-known/jwks.json`) over what was presented, when, how identified, and the leaf of the log.',
    body: jsonBody(signBody, {
      presented: presentedExample,
      consent: true,
      signature: { kind: 'typed', text: 'Åse Ø' },
      fields: {},
    }),
    responses: { 200: jsonAnswer('Signed.', signingResult, { status: 'signed', receipt: jws }) },
    problems: [...acting, 'presentation_changed'],
  }),
  defineRoute({
    ...post,
    operationId: 'approve',
    path: '/v1/signing/approve',
    summary: 'Approve',
    description: 'What an approver does. Twice gives the first answer again.',
    body: jsonBody(presentedBody, { presented: presentedExample }),
    responses: { 200: jsonAnswer('Approved.', signingResult, { status: 'approved', receipt: jws }) },
    problems: [...acting, 'presentation_changed'],
  }),
  defineRoute({
    ...post,
    operationId: 'view',
    path: '/v1/signing/view',
    summary: 'Confirm having seen',
    description: 'What a viewer does. Nobody waits for it.',
    body: jsonBody(presentedBody, { presented: presentedExample }),
    responses: { 200: jsonAnswer('Viewed.', signingResult, { status: 'viewed', receipt: null }) },
    problems: [...acting, 'presentation_changed'],
  }),
  defineRoute({
    ...post,
    operationId: 'decline',
    path: '/v1/signing/decline',
    summary: 'Decline',
    description: 'Ends the envelope at once; everyone notified so far is told.',
    body: jsonBody(declineBody, { reason: 'The rent is not what we agreed' }),
    responses: { 200: jsonAnswer('Declined.', signingStatus, { status: 'declined' }) },
    problems: acting,
  }),
  defineRoute({
    ...post,
    operationId: 'notMe',
    path: '/v1/signing/not-me',
    summary: 'This was not meant for me',
    description: 'Shows no document, stops the link and tells the sender.',
    body: emptyBody,
    responses: { 200: jsonAnswer('The link has stopped.', signingStatus, { status: 'waiting' }) },
    problems: [...ended, 'invalid_state', 'restricted', 'conflict'],
  }),
  defineRoute({
    ...get,
    operationId: 'getSigningDocumentContent',
    path: '/v1/signing/documents/{documentId}/content',
    summary: 'Fetch a document',
    description: 'The sealed file for 30 days after completion, afterwards with a fresh code.',
    params: documentParams,
    query: z.lazy(() => z.strictObject({ version: contentVersion.optional() })),
    responses: { 200: jsonAnswer('Where the bytes are.', documentContent, contentExample) },
    problems: ['authentication_required', 'not_your_turn', 'restricted', 'invalid_state'],
  }),
  defineRoute({
    ...get,
    operationId: 'getSigningEvidence',
    path: '/v1/signing/evidence',
    purpose: 'evidence',
    summary: 'Take the evidence home',
    description: 'With the salts that open its commitments, as long as the sealed file is open.',
    responses: {
      200: jsonAnswer('Evidence and salts.', signingEvidence, {
        evidence: evidenceExample,
        salts: [{ seq: 1, salt: digest, payload: { documents: [ids.document] } }],
      }),
    },
    problems: ['authentication_required', 'restricted', 'invalid_state'],
  }),
] as const;
