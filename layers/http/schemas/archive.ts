import * as z from 'zod';
import { base64Content } from './bytes.ts';
import { documentId, envelopeId } from './ids.ts';
import { timestamp } from './time.ts';

const variant = z.enum(['sealed', 'evidence', 'original']);

/** Its members are those of `schema.json` in an archive, every declared field; the use case takes no others. */
const archived = z.lazy(() => z.record(z.string(), z.unknown()).meta({ id: 'ArchivedEnvelope' }));

export const archivePage = z.lazy(() =>
  z.strictObject({
    archived,
    files: z.array(
      z.strictObject({
        documentId,
        variant,
        size: z.int(),
        sha256: z.string(),
        url: z.string(),
        headers: z.record(z.string(), z.string()),
        expiresAt: timestamp,
      }),
    ),
  }),
);

export const archiveImport = z.lazy(() =>
  z.strictObject({
    archived,
    files: z.array(z.strictObject({ documentId, variant, content: base64Content })).max(30),
  }),
);

export const imported = z.lazy(() =>
  z.strictObject({ id: envelopeId, status: z.string(), created: z.boolean() }),
);
