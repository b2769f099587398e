import * as z from 'zod';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import type { FieldError } from './field-error.ts';
import { type ProblemCode, problemCodes } from './problem-codes.ts';
import { Problem } from './problems.ts';
import { type ProblemDocument, problem } from './schemas/problem.ts';

const codes = Object.keys(problemCodes) as ProblemCode[];

const entries: Partial<Record<ProblemCode, FieldError[]>> = {
  validation_failed: [
    { pointer: '/recipients/0/email', code: 'invalid_email', detail: 'Not an e-mail address.' },
  ],
  unknown_field: [{ pointer: '/colour', code: 'unknown_field', detail: 'This field is not known.' }],
  invalid_characters: [
    {
      pointer: '/title',
      code: 'invalid_characters',
      detail: 'Control and bidirectional override characters are refused.',
    },
  ],
  document_refused: [
    {
      pointer: '/documents/0',
      code: 'document_refused',
      detail: 'The document asks for a password.',
      reason: 'passwordProtected',
    },
  ],
};

const retryLater: ReadonlySet<ProblemCode> = new Set([
  'document_checking',
  'receipt_pending',
  'idempotency_in_flight',
  'service_unavailable',
]);
const retryAfter = z.string().optional().meta({ description: 'Seconds until another try makes sense.' });

const exampleOf = (code: ProblemCode): ProblemDocument =>
  new Problem(code, null, { errors: entries[code] ?? [] }).toDocument(
    'req_5f0c2b7e-3f0e-4d6b-9a51-2c1f0e7f9a11',
  );

/** One example per problem code, as a component. */
export const problemExample = Object.fromEntries(
  codes.map((code) => [code, { summary: problemCodes[code].title, value: exampleOf(code) }]),
);

function responseOf(status: number, group: readonly ProblemCode[]): ZodOpenApiResponseObject {
  const later = status === 429 || group.some((code) => retryLater.has(code));
  return {
    // What many operations share is named once, after what it says.
    ...(group.length <= 2 ? { id: group.join('-') } : {}),
    description: group.map((code) => `\`${code}\`: ${problemCodes[code].title}.`).join(' '),
    ...(later ? { headers: z.object({ 'Retry-After': retryAfter }) } : {}),
    content: {
      'application/problem+json': {
        schema: problem,
        examples: Object.fromEntries(group.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

/** Makes the problem responses of operations: one per status, an example per code, equal ones shared. */
export function problemResponder(): (possible: readonly ProblemCode[]) => ZodOpenApiResponsesObject {
  const made = new Map<string, ZodOpenApiResponseObject>();
  return (possible) => {
    const byStatus = Map.groupBy(possible, (code) => problemCodes[code].status);
    return Object.fromEntries(
      [...byStatus].map(([status, group]) => {
        const response = made.get(group.join()) ?? responseOf(status, group);
        made.set(group.join(), response);
        return [String(status), response];
      }),
    );
  };
}
