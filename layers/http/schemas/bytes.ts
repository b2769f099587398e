import * as z from 'zod';

const mebibyte = 1024 * 1024;
/** Decoded bytes of all inline documents of one request. */
export const maxInlineBytes = 3 * mebibyte;
export const maxDocumentBytes = 100 * mebibyte;

/** Bytes that a base64 text decodes to; the text must be strict. */
export const decodedSize = (base64: string): number =>
  (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);

/** Strict base64 (RFC 4648 §4): padded, no white space, no stray bits at the end. */
function isStrictBase64(text: string): boolean {
  if (text === '' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return false;
  const tail = text.slice(-4);
  return Buffer.from(tail, 'base64').toString('base64') === tail;
}

export const base64Content = z.lazy(() =>
  z
    .string()
    .refine(isStrictBase64, {
      error: 'Strict base64 with padding.',
      params: { code: 'invalid_base64' },
      abort: true,
    })
    .refine((text) => decodedSize(text) <= maxInlineBytes, {
      error: 'At most 3 MB decoded; upload larger documents.',
      params: { code: 'too_big' },
    })
    .meta({
      description: 'The file in base64, at most 3 MB decoded for all documents of the request.',
      minLength: 4,
      pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$',
      contentEncoding: 'base64',
      contentMediaType: 'application/pdf',
    }),
);

export const sha256Hex = z.lazy(() =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({
      description: 'SHA-256, hexadecimal in lower case.',
      example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    }),
);

/** 32 bytes in base64url without padding. */
export const digestBase64Url = z.lazy(() => z.string().regex(/^[A-Za-z0-9_-]{43}$/));

export const documentSize = z.lazy(() =>
  z.int().min(1).max(maxDocumentBytes).meta({ description: 'Size in bytes.' }),
);

/** A compact JWS (RFC 7515 §3.1). */
export const compactJws = z.lazy(() => z.string().regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/));

/** A body of bytes, request or response. */
export const binary = z.lazy(() =>
  z.instanceof(Uint8Array).meta({ override: { type: 'string', format: 'binary' } }),
);
