import type { PdfDict, PdfRef } from '../pdf-object.ts';

/** Decrypts and encrypts with the key of one file (ISO 32000-2 §7.6). */
export interface FileCipher {
  decryptString(bytes: Uint8Array, owner: PdfRef): Promise<Uint8Array>;
  encryptString(bytes: Uint8Array, owner: PdfRef): Promise<Uint8Array>;
  /** Raw stream data in, data before the other filters out. */
  decryptStream(bytes: Uint8Array, dict: PdfDict, owner: PdfRef): Promise<Uint8Array>;
  encryptStream(bytes: Uint8Array, dict: PdfDict, owner: PdfRef): Promise<Uint8Array>;
}
