import type { ByteSource } from '../../../sealing/bytes/byte-source.ts';
import { webCrypto } from '../../../sealing/crypto/web-crypto.ts';
import { PdfRefused } from '../../../sealing/pdf/pdf-refused.ts';
import type { Verification } from '../../../sealing/verify/verification.ts';
import { verifyPdf } from '../../../sealing/verify/verify-pdf.ts';
import { fetchAuthority } from './fetch-authority.ts';

/** The file is not a PDF that can be read. */
export class NotPdfError extends Error {
  readonly code = 'not_pdf';
  constructor() {
    super('Not a readable PDF file');
    this.name = 'NotPdfError';
  }
}

/** A chosen file, read where it lies and only as far as needed. */
function fileSource(file: Blob): ByteSource {
  return {
    size: file.size,
    read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
  };
}

/**
 * Verifies a file in this browser. What is fetched are this service's own certificates and revocation lists; nothing
 * of the file is sent anywhere.
 *
 * @throws NotPdfError
 */
export async function verifyFile(file: Blob): Promise<Verification> {
  const { roots, lists } = await fetchAuthority();
  try {
    return await verifyPdf(fileSource(file), {
      trust: roots,
      ownAuthority: roots,
      crypto: webCrypto,
      revocation: { crls: lists },
    });
  } catch (error) {
    if (error instanceof PdfRefused) throw new NotPdfError();
    throw error;
  }
}
