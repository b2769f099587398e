import { Failure } from '../../domain/failure.ts';
import { bufferSource } from '../../sealing/bytes/buffer-source.ts';
import { nodeCrypto } from '../../sealing/crypto/node-crypto.ts';
import { PdfRefused } from '../../sealing/pdf/pdf-refused.ts';
import type { Verification } from '../../sealing/verify/verification.ts';
import { verifyPdf } from '../../sealing/verify/verify-pdf.ts';
import { ownTrust } from '../certificates/own-trust.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Mutable<Item>[] : T[K] };

/** What can be said of a PDF that cannot be read exactly: no signature in it counts. */
const damaged = (): Mutable<Verification> => ({
  sealedByThisService: false,
  unaltered: false,
  signatures: [],
  timestamps: [],
});

/**
 * Verifies a file that anybody sent; nothing of it is kept.
 * @throws Failure 422 `document_refused` for what is no PDF
 */
export async function verifyUpload(
  certificates: Parameters<typeof ownTrust>[0],
  bytes: Uint8Array,
  now: Date,
): Promise<Mutable<Verification>> {
  const trust = await ownTrust(certificates, ['live', 'test']);
  try {
    const report = await verifyPdf(bufferSource(bytes), { ...trust, crypto: nodeCrypto, at: now });
    return structuredClone(report) as Mutable<Verification>;
  } catch (error) {
    if (!(error instanceof PdfRefused)) throw error;
    // Damaged is an answer too: nothing in such a file can be relied on. Only what is no PDF at all is bad input.
    if (error.reason !== 'notPdf') return damaged();
    throw new Failure(422, 'document_refused', 'The file cannot be read exactly.', {
      errors: [
        {
          pointer: '',
          code: 'document_refused',
          detail: 'Not a PDF that can be read exactly.',
          reason: error.reason,
        },
      ],
    });
  }
}
