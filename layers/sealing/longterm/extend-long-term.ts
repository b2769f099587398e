import { bufferSource } from '../bytes/buffer-source.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { concatSources } from '../bytes/concat-sources.ts';
import type { CryptoPort, HashName } from '../crypto/crypto-port.ts';
import { concatBytes } from '../der/bytes-util.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import {
  collectRevocation,
  type MissingRevocation,
  type RevocationFetch,
} from '../revocation/collect-revocation.ts';
import { appendDocTimeStamp } from '../sign/append-doc-time-stamp.ts';
import { appendDss } from '../sign/append-dss.ts';
import { certificatesIn } from './certificates-in.ts';

export interface LongTermOptions {
  readonly crypto: CryptoPort;
  readonly fetch: RevocationFetch;
  /** A checked RFC 3161 token over a digest. */
  readonly timeStamp: (digest: Uint8Array, hash: HashName) => Promise<Uint8Array>;
  readonly now: Date;
  /** Revocation data made before this instant prove nothing: the time of the newest time-stamp. */
  readonly notBefore: Date;
  /** `lt` leaves out the document time-stamp. */
  readonly level: 'lt' | 'lta';
}

/** Revocation data are not complete yet; the step is to be tried again later. */
export class RevocationMissing extends Error {
  readonly code = 'revocation_missing';
  readonly missing: readonly MissingRevocation[];
  constructor(missing: readonly MissingRevocation[]) {
    super(`no usable revocation data for ${missing.length} certificates`);
    this.name = 'RevocationMissing';
    this.missing = missing;
  }
}

/**
 * One long-term step: the validation data that are missing into the DSS, then a document time-stamp over all of it
 * (EN 319 142-1 clause 5.5 and 6.3). Applied to a signature at level T it makes LT or LTA; applied to an LTA file it
 * renews it before the newest time-stamp's certificate ends.
 * @returns the bytes to append
 * @throws RevocationMissing while data newer than `notBefore` do not exist; PdfRefused; whatever `timeStamp` throws
 */
export async function extendLongTerm(source: ByteSource, options: LongTermOptions): Promise<Uint8Array> {
  const { crypto, fetch, timeStamp, now, notBefore, level } = options;
  const file = await openPdf(source);
  const certs = await certificatesIn(file);
  const collected = await collectRevocation({ certs, fetch, crypto, now, notBefore });
  if (collected.missing.length > 0) throw new RevocationMissing(collected.missing);
  const dss = await appendDss(file, collected);
  if (level === 'lt') return dss;
  const extended = await openPdf(concatSources(source, bufferSource(dss)));
  const stamped = await appendDocTimeStamp(extended, { crypto, timeStamp });
  return concatBytes(dss, stamped.tail);
}
