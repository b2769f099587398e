import type { ByteSource } from '../../layers/sealing/bytes/byte-source.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import type { VerifiedSignature } from '../../layers/sealing/verify/verification.ts';
import { verifyPdf } from '../../layers/sealing/verify/verify-pdf.ts';
import { SealFailure } from './seal-failure.ts';

/**
 * Verifies what is about to be written, by another code path than the one that made it.
 * @throws SealFailure `level_not_reached` when the new seal does not hold or is below the level that was asked for
 */
export async function checkLevel(
  sealed: ByteSource,
  wanted: { readonly level: string; readonly field: string; readonly trust: readonly Uint8Array[] },
): Promise<VerifiedSignature> {
  const { signatures } = await verifyPdf(sealed, { trust: wanted.trust, crypto: nodeCrypto });
  const seal = signatures.find(({ field }) => field === wanted.field);
  const level = wanted.level.toUpperCase();
  if (seal === undefined || seal.status !== 'valid' || seal.level !== level) {
    throw new SealFailure('level_not_reached', `the seal did not reach ${level}`, seal ?? null);
  }
  return seal;
}
