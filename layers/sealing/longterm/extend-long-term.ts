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
import { appendDss, type ValidationData } from '../sign/append-dss.ts';
import { certificatesIn, unique } from './certificates-in.ts';

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

/** An authority may stamp with another certificate each time: so often the data are completed for the new one. */
const MAX_ROUNDS = 3;

/**
 * One long-term step: the validation data that are missing into the DSS, then a document time-stamp over all of it
 * (EN 319 142-1 clause 5.5 and 6.3). Applied to a signature at level T it makes LT or LTA; applied to an LTA file it
 * renews it before the newest time-stamp's certificate ends. Data for those who signed earlier are added where they
 * can be had; without them the step is made all the same.
 * @returns the bytes to append
 * @throws RevocationMissing while data newer than `notBefore` do not exist; PdfRefused; whatever `timeStamp` throws
 */
export async function extendLongTerm(source: ByteSource, options: LongTermOptions): Promise<Uint8Array> {
  const { crypto, timeStamp, level } = options;
  const file = await openPdf(source);
  const { required, others } = await certificatesIn(file);
  let certs = required;
  for (let round = 1; ; round += 1) {
    const dss = await appendDss(file, await validationData(certs, others, options));
    if (level === 'lt') return dss;
    const extended = await openPdf(concatSources(source, bufferSource(dss)));
    const { tail } = await appendDocTimeStamp(extended, { crypto, timeStamp });
    const whole = await openPdf(concatSources(source, bufferSource(dss), bufferSource(tail)));
    const needed = unique([...certs, ...(await certificatesIn(whole)).required]);
    // The time-stamp must lie over the data of its own authority too: both reference validators stop at LT otherwise.
    if (needed.length === certs.length || round === MAX_ROUNDS) return concatBytes(dss, tail);
    certs = needed;
  }
}

async function validationData(
  certs: readonly Uint8Array[],
  others: readonly Uint8Array[],
  { fetch, crypto, now, notBefore }: LongTermOptions,
): Promise<ValidationData> {
  const collected = await collectRevocation({ certs, fetch, crypto, now, notBefore });
  if (collected.missing.length > 0) throw new RevocationMissing(collected.missing);
  if (others.length === 0) return collected;
  const more = await collectRevocation({ certs: others, fetch, crypto, now });
  return {
    certs: unique([...collected.certs, ...more.certs]),
    ocsps: unique([...collected.ocsps, ...more.ocsps]),
    crls: unique([...collected.crls, ...more.crls]),
  };
}
