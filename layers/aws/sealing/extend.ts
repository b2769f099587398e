import { createHash } from 'node:crypto';
import {
  type Extended,
  type ExtensionRequest,
  NotYetExtendable,
  type SealExtender,
} from '../../ports/sealer.ts';
import { bufferSource } from '../../sealing/bytes/buffer-source.ts';
import { nodeCrypto } from '../../sealing/crypto/node-crypto.ts';
import { extendLongTerm, RevocationMissing } from '../../sealing/longterm/extend-long-term.ts';
import type { Verification } from '../../sealing/verify/verification.ts';
import { certificateStore } from '../certificates/certificate-store.ts';
import { documentStore } from '../documents/document-store.ts';
import { revocationFetch } from './revocation-fetch.ts';
import { SealBroken } from './seal-broken.ts';
import { timeStamper } from './time-stamper.ts';
import { verifyOwn } from './verify-own.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The newest time-stamp's time: revocation data have to be newer. */
function newestTime(report: Verification): Date {
  const times = report.timestamps.flatMap(({ time }) => (time === null ? [] : [time])).sort();
  return new Date(times.at(-1) ?? 0);
}

async function extend({ mode, sealed, original, key }: ExtensionRequest): Promise<Extended> {
  // The one time that the whole file is read again: every byte, by another code path than the one that wrote it.
  const bytes = await documentStore.source(sealed).read(0, sealed.size);
  if (sha256(bytes) !== sealed.sha256) throw new SealBroken('the stored file is not the one that was sealed');
  if (original !== null && sha256(bytes.subarray(0, original.size)) !== original.sha256) {
    throw new SealBroken('the file does not begin with the original');
  }
  const originalSize = original?.size ?? null;
  const report = await verifyOwn(certificateStore, bufferSource(bytes), { mode, level: null, originalSize });
  const [stamper, fetch] = await Promise.all([timeStamper(mode), revocationFetch(mode)]);
  let tail: Uint8Array;
  try {
    tail = await extendLongTerm(bufferSource(bytes), {
      crypto: nodeCrypto,
      fetch,
      timeStamp: stamper.stamp,
      now: new Date(),
      notBefore: newestTime(report),
      level: 'lta',
    });
  } catch (error) {
    if (error instanceof RevocationMissing) throw new NotYetExtendable();
    throw error;
  }
  const whole = Buffer.concat([bytes, tail]);
  await verifyOwn(certificateStore, bufferSource(whole), { mode, level: 'LTA', originalSize });
  const stored = await documentStore.append(sealed, tail, key, sha256(whole));
  return { sealed: stored, level: 'LTA', goodUntil: (stamper.goodUntil ?? new Date()).toISOString() };
}

export const extender: SealExtender = { extend };
