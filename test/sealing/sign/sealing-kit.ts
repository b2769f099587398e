import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { nodeCrypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { openPdf } from '../../../layers/sealing/pdf/open-pdf.ts';
import type { PdfFile } from '../../../layers/sealing/pdf/pdf-file.ts';
import { sealPdf } from '../../../layers/sealing/sign/seal-pdf.ts';
import type { SignatureRequest } from '../../../layers/sealing/sign/signature-request.ts';
import { createTestAuthority } from '../x509/test-authority.ts';

export const authority = await createTestAuthority();
export const SIGNING_TIME = new Date('2026-03-01T12:00:00Z');

export const open = (bytes: Uint8Array): Promise<PdfFile> => openPdf(bufferSource(bytes));

/** The bytes with a seal appended. */
export async function seal(bytes: Uint8Array, request: Partial<SignatureRequest> = {}): Promise<Uint8Array> {
  const { tail } = await sealPdf(bufferSource(bytes), {
    signer: authority,
    crypto: nodeCrypto,
    request: { signingTime: SIGNING_TIME, ...request },
  });
  return Buffer.concat([bytes, tail]);
}
