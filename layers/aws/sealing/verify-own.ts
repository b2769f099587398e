import type { Mode } from '../../domain/space.ts';
import type { ByteSource } from '../../sealing/bytes/byte-source.ts';
import { sliceSource } from '../../sealing/bytes/slice-source.ts';
import { nodeCrypto } from '../../sealing/crypto/node-crypto.ts';
import type { Verification } from '../../sealing/verify/verification.ts';
import { verifyPdf } from '../../sealing/verify/verify-pdf.ts';
import { ownTrust } from '../certificates/own-trust.ts';
import { SealBroken } from './seal-broken.ts';

export interface Expected {
  readonly mode: Mode;
  /** Null for a file that may be at any level. */
  readonly level: 'T' | 'LTA' | null;
  /** Octets of the upload that the file begins with; null when there was none. */
  readonly originalSize: number | null;
}

/**
 * Verifies a file that this system has sealed or extended, by another code path than the one that wrote it. Earlier
 * signatures of the upload must hold as they did when it came.
 * @throws SealBroken when our own signature does not hold, is below the level, or something else was changed
 */
export async function verifyOwn(
  certificates: Parameters<typeof ownTrust>[0],
  source: ByteSource,
  { mode, level, originalSize }: Expected,
): Promise<Verification> {
  const trust = await ownTrust(certificates, [mode]);
  const verify = (file: ByteSource) => verifyPdf(file, { ...trust, crypto: nodeCrypto, at: new Date() });
  const report = await verify(source);
  const own = report.signatures.at(-1);
  if (own?.status !== 'valid') throw new SealBroken(`the seal is ${own?.reason ?? 'not there'}`);
  if (level !== null && own.level !== level) throw new SealBroken(`the file is at level ${own.level}`);
  if (report.unaltered) return report;
  const signedBefore = originalSize !== null && report.signatures.length > 1;
  if (!signedBefore || (await verify(sliceSource(source, 0, originalSize))).unaltered)
    throw new SealBroken('something besides the seal was changed');
  return report;
}
