import { verificationExample } from '../examples/verification.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer, pdfBody } from '../route-parts.ts';
import { verification } from '../schemas/verification.ts';

export const verificationsRoutes = [
  defineRoute({
    operationId: 'createVerification',
    method: 'POST',
    path: '/v1/verifications',
    unit: 'verifications',
    auth: 'public',
    scope: null,
    purpose: 'verification',
    rate: 'verify',
    idempotent: false,
    ifMatch: false,
    tag: 'Verification',
    summary: 'Verify a signed PDF',
    description:
      'No key needed; nothing is stored. On the page `/verify` the file does not even leave the browser.',
    body: pdfBody,
    responses: { 200: jsonAnswer('What can be said about it.', verification, verificationExample) },
    problems: ['document_refused'],
  }),
] as const;
