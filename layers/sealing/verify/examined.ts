import type { SignerCheck } from '../cms/check-signer.ts';
import type { SignedData } from '../cms/signed-data.ts';
import type { TimeStampToken } from '../tsp/time-stamp-token.ts';
import type { PlacedSignature } from './placed-signature.ts';
import type { Fault } from './reason.ts';

/** A signature after the checks that need no trust and no time. */
export interface ExaminedSignature {
  readonly kind: 'signature';
  readonly placed: PlacedSignature;
  readonly signedData: SignedData | null;
  readonly check: SignerCheck | null;
  readonly fault: Fault | null;
  /** Tokens of the signature-time-stamp attribute; undefined for one that cannot be read. */
  readonly tokens: readonly (TimeStampToken | undefined)[];
}

/** A document time-stamp after the checks that need no trust and no time. */
export interface ExaminedDocumentTimeStamp {
  readonly kind: 'document';
  readonly placed: PlacedSignature;
  readonly token: TimeStampToken | null;
  /** Hash of its byte ranges under the imprint's hash function. */
  readonly digest: Uint8Array;
  readonly fault: Fault | null;
}

export type Examined = ExaminedSignature | ExaminedDocumentTimeStamp;
