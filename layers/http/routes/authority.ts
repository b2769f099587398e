import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { binaryAnswer } from '../route-parts.ts';

const file = z.lazy(() =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.(?:cer|crl)$/)
    .meta({ example: 'test-root.cer' }),
);

export const authorityRoutes = [
  defineRoute({
    operationId: 'getAuthorityFile',
    method: 'GET',
    path: '/authority/{file}',
    unit: 'authority',
    auth: 'public',
    scope: null,
    purpose: 'verification',
    rate: 'none',
    idempotent: false,
    ifMatch: false,
    tag: 'Verification',
    summary: 'Fetch a certificate or a revocation list',
    description:
      'The addresses that stand in the certificates of seals (RFC 5280 AIA and CRL distribution points); DER.',
    cacheControl: 'public, max-age=300',
    params: z.lazy(() => z.strictObject({ file })),
    responses: { 200: binaryAnswer('The file.', ['application/pkix-cert', 'application/pkix-crl']) },
    problems: [],
  }),
] as const;
