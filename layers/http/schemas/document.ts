import * as z from 'zod';
import { base64Content, documentSize, sha256Hex } from './bytes.ts';
import { documentId, ref } from './ids.ts';
import { fileName } from './text.ts';
import { timestamp } from './time.ts';
import { documentStatus, refusalReason } from './vocabulary.ts';

export const finding = z.lazy(() =>
  z
    .strictObject({ code: z.string(), page: z.int().min(1).nullable(), detail: z.string().nullable() })
    .meta({ id: 'Finding' }),
);

export const document = z.lazy(() =>
  z
    .strictObject({
      id: documentId,
      ref: ref.nullable(),
      name: z.string(),
      size: z.int().min(0),
      sha256: sha256Hex.nullable(),
      pages: z.int().min(1).nullable(),
      status: documentStatus,
      reason: refusalReason.nullable(),
      findings: z.array(finding),
    })
    .meta({ id: 'Document' }),
);
export type Document = z.infer<typeof document>;

/** A document with its content in the call. */
export const inlineDocument = z.lazy(() =>
  z.strictObject({ ref: ref.optional(), name: fileName, content: base64Content }),
);

/** A document announced for upload. */
export const announcedDocument = z.lazy(() =>
  z.strictObject({
    ref: ref.optional(),
    name: fileName,
    size: documentSize,
    sha256: sha256Hex,
  }),
);

const headers = z.lazy(() =>
  z.record(z.string(), z.string()).meta({ description: 'Send exactly these headers.' }),
);

export const upload = z.lazy(() =>
  z
    .strictObject({
      document,
      upload: z.strictObject({ method: z.literal('PUT'), url: z.url(), headers, expiresAt: timestamp }),
    })
    .meta({ id: 'Upload' }),
);

/** Short-lived access to the bytes of a document: GET the url with these headers. */
export const documentContent = z.lazy(() =>
  z
    .strictObject({ url: z.url(), headers, expiresAt: timestamp, sha256: sha256Hex, size: z.int().min(1) })
    .meta({ id: 'DocumentContent' }),
);

export const contentVersion = z.lazy(() => z.enum(['original', 'sealed', 'evidence']));
