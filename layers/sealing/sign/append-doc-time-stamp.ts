import type { CryptoPort, HashName } from '../crypto/crypto-port.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { completeSignature } from './complete-signature.ts';
import { digestPrepared, type Original } from './digest-prepared.ts';
import { prepareSignature } from './prepare-signature.ts';
import type { PreparedSignature } from './prepared-signature.ts';

export interface DocTimeStampOptions {
  readonly crypto: CryptoPort;
  /** Default `sha256`. */
  readonly hash?: HashName;
  /** The kept hash state of the file; without it the file is read and hashed. */
  readonly original?: Original;
  /** Gives a checked RFC 3161 token whose imprint is this digest. */
  readonly timeStamp: (digest: Uint8Array, hash: HashName) => Promise<Uint8Array>;
  readonly reservedBytes?: number;
  readonly fieldName?: string;
}

/** Appends a document time-stamp over the whole file (ISO 32000-2 §12.8.5), in a field of its own. */
export async function appendDocTimeStamp(
  file: PdfFile,
  options: DocTimeStampOptions,
): Promise<{ tail: Uint8Array; prepared: PreparedSignature }> {
  const { crypto, hash = 'sha256', original = { source: file.source }, reservedBytes, fieldName } = options;
  const request = {
    signingTime: new Date(0), // not written: the token tells the time
    ...(reservedBytes !== undefined && { reservedBytes }),
    ...(fieldName !== undefined && { fieldName }),
  };
  const prepared = await prepareSignature(file, request, 'ETSI.RFC3161');
  const token = await options.timeStamp(await digestPrepared(prepared, original, hash, crypto), hash);
  return { tail: completeSignature(prepared, token), prepared };
}
