import type { SealSigner } from '../../layers/sealing/sign/seal-pdf.ts';

/** Who seals, and what has to be known to prove it later. */
export interface SealingIdentity {
  readonly signer: SealSigner;
  /** Roots that the signer's chain leads to. */
  readonly trust: readonly Uint8Array[];
}
