import * as z from 'zod';
import type {} from 'zod-openapi';
import type { Route } from './route.ts';

const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .optional()
  .meta({
    description:
      'Any text of your own; a repetition with the same key and body gives the first answer again.',
    example: 'crm-8812-send-1',
  });
const ifMatch = z
  .string()
  .regex(/^(\*|(W\/)?"[\x21\x23-\x7e]*"(, (W\/)?"[\x21\x23-\x7e]*")*)$/)
  .optional()
  .meta({ description: 'The `ETag` that this change builds on.', example: '"v7"' });
const session = z
  .string()
  .optional()
  .meta({ description: 'What `verifySigningCode` gave, where a code is required.' });

const privacySession = z.string().optional().meta({ description: 'What `verifyPrivacyRequest` gave.' });

/** The headers that a route reads besides `Authorization` and `Content-Type`. */
export const headerParameters = (route: Route) =>
  z.object({
    ...(route.idempotent ? { 'Idempotency-Key': idempotencyKey } : {}),
    ...(route.ifMatch ? { 'If-Match': ifMatch } : {}),
    ...(route.unit === 'rights' && route.path.includes('{id}') ? { 'Privacy-Session': privacySession } : {}),
    ...(route.auth === 'signing' ? { 'Signing-Session': session } : {}),
  });

const etag = z
  .string()
  .optional()
  .meta({ header: { id: 'ETag' }, description: 'Version of the resource, for `If-Match`.', example: '"v7"' });
const requestId = z.string().meta({
  header: { id: 'X-Request-Id' },
  description: 'Name this when you ask us.',
  example: 'req_5f0c2b7e-3f0e-4d6b-9a51-2c1f0e7f9a11',
});
const rate = z.string().meta({
  header: { id: 'RateLimit' },
  description: 'What is left of the budget and when it is renewed.',
  example: '"write";r=97;t=1',
});
const policy = z.string().meta({
  header: { id: 'RateLimit-Policy' },
  description: 'The budget: quota and window in seconds.',
  example: '"write";q=100;w=1',
});
const replayed = z
  .string()
  .optional()
  .meta({
    header: { id: 'Idempotent-Replayed' },
    description: '`true` when this is the first answer again.',
    example: 'true',
  });

/** The headers of a successful answer. */
export const responseHeaders = (route: Route) =>
  z.object({
    'X-Request-Id': requestId,
    ETag: etag,
    ...(route.rate === 'none' ? {} : { RateLimit: rate, 'RateLimit-Policy': policy }),
    ...(route.idempotent ? { 'Idempotent-Replayed': replayed } : {}),
  });
