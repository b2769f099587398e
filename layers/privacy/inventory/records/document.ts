import * as z from 'zod';
import { documentStatuses, refusalReasons } from '../../../domain/envelope/vocabulary.ts';
import { defineRecord, personal, technical } from '../define-record.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const stored = z.strictObject({ key: z.string(), versionId: z.string(), size: z.int().positive(), sha256 });

/** `D#nn`: a document; the bytes lie in the object store under a key made of ids. */
export const documentRecord = defineRecord({
  type: 'document',
  version: 1,
  table: 'records',
  under: 'envelope',
  retention: 'envelope',
  erasure: 'delete',
  plain: {
    id: technical(z.string()),
    ref: technical(z.string().nullable()),
    number: technical(z.int().positive()),
    size: technical(z.int().nonnegative()),
    sha256: technical(sha256),
    status: technical(z.enum(documentStatuses)),
    reason: technical(z.enum(refusalReasons).nullable()),
    findings: technical(
      z.array(z.strictObject({ code: z.string(), page: z.int().nullable(), detail: z.string().nullable() })),
    ),
    /** Displayed page sizes in points, after rotation and cropping. */
    pages: technical(z.array(z.strictObject({ width: z.number(), height: z.number() })).nullable()),
    alreadySigned: technical(z.boolean()),
    objectKey: technical(z.string()),
    versionId: technical(z.string().nullable()),
    /** SHA-256 state over the original (base64), so that sealing hashes only its own tail. */
    hashState: technical(z.string().nullable()),
    sealed: technical(stored.nullable()),
    evidence: technical(stored.nullable()),
  },
  sealed: {
    name: personal(z.string(), {
      category: 'user.content',
      subject: 'signer',
      purposes: ['performSigning', 'deliverMessages', 'sealing', 'evidence', 'rights'],
    }),
  },
});
