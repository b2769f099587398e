import { bufferSource } from '../../layers/sealing/bytes/buffer-source.ts';
import type { ByteSource } from '../../layers/sealing/bytes/byte-source.ts';
import { concatSources } from '../../layers/sealing/bytes/concat-sources.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { concatBytes } from '../../layers/sealing/der/bytes-util.ts';
import { extendLongTerm, RevocationMissing } from '../../layers/sealing/longterm/extend-long-term.ts';
import type { RevocationFetch } from '../../layers/sealing/revocation/collect-revocation.ts';
import { sealPdf } from '../../layers/sealing/sign/seal-pdf.ts';
import type { SealLevel } from './seal-arguments.ts';
import type { SealingIdentity } from './sealing-identity.ts';
import type { TimeStamper } from './time-stamper.ts';

export interface SealToLevelInput {
  readonly identity: SealingIdentity;
  readonly level: SealLevel;
  readonly timeStamper: TimeStamper;
  readonly fetch: RevocationFetch;
  readonly fieldName?: string;
}

/** @returns what is to be appended, and the field that holds the new seal */
export async function sealToLevel(
  source: ByteSource,
  { identity, level, timeStamper, fetch, fieldName }: SealToLevelInput,
): Promise<{ tail: Uint8Array; field: string }> {
  const { tail, prepared } = await sealPdf(source, {
    signer: identity.signer,
    crypto: nodeCrypto,
    request: { signingTime: new Date(), ...(fieldName !== undefined && { fieldName }) },
    ...(level !== 'b' && {
      timeStamp: async (value: Uint8Array) =>
        timeStamper.stamp(await nodeCrypto.digest('sha256', value), 'sha256'),
    }),
  });
  const { fieldName: field } = prepared;
  if (level === 'b' || level === 't') return { tail, field };
  const sealed = concatSources(source, bufferSource(tail));
  const options = {
    crypto: nodeCrypto,
    fetch,
    timeStamp: (digest: Uint8Array, hash: 'sha1' | 'sha256' | 'sha384' | 'sha512') =>
      timeStamper.stamp(digest, hash),
    now: new Date(),
    level,
  };
  return { tail: concatBytes(tail, await extend()), field };

  /** Data made after the time-stamp prove most; a list that is still in force is taken where nothing newer exists. */
  async function extend(): Promise<Uint8Array> {
    try {
      return await extendLongTerm(sealed, { ...options, notBefore: timeStamper.newest ?? new Date(0) });
    } catch (error) {
      if (!(error instanceof RevocationMissing) || !error.missing.every(({ reason }) => reason === 'tooOld'))
        throw error;
      return extendLongTerm(sealed, { ...options, notBefore: new Date(0) });
    }
  }
}
