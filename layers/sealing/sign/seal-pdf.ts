import type { ByteSource } from '../bytes/byte-source.ts';
import { assembleSignedData } from '../cms/assemble-signed-data.ts';
import { signedAttributes } from '../cms/signed-attributes.ts';
import type { SignerProfile } from '../cms/signer-profile.ts';
import type { CryptoPort } from '../crypto/crypto-port.ts';
import { type DigestSigner, signMessage } from '../crypto/digest-signer.ts';
import { hashOf } from '../crypto/signature-algorithm.ts';
import { IncrementalUpdate } from '../pdf/incremental-update.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { completeSignature } from './complete-signature.ts';
import { digestPrepared, type Original } from './digest-prepared.ts';
import { prepareSignature } from './prepare-signature.ts';
import type { PreparedSignature } from './prepared-signature.ts';
import type { SignatureRequest } from './signature-request.ts';

/** Whose key seals. The key itself stays behind `sign`. */
export interface SealSigner {
  readonly profile: SignerProfile;
  readonly sign: DigestSigner;
}

export interface SealOptions {
  readonly signer: SealSigner;
  readonly request: SignatureRequest;
  readonly crypto: CryptoPort;
  /** The kept hash state of the original; without it the original is read and hashed. */
  readonly original?: Original;
  /** Gives a checked RFC 3161 token over the signature value: level T instead of B. */
  readonly timeStamp?: (signatureValue: Uint8Array) => Promise<Uint8Array>;
}

/** What the sealed file is: the original, whose bytes stay as they are, followed by `tail`. */
export interface SealedPdf {
  readonly tail: Uint8Array;
  readonly prepared: PreparedSignature;
  /** DER of the CMS in the hole. */
  readonly cms: Uint8Array;
}

/**
 * Both phases in one go: PAdES-BASELINE-B, or T with a time-stamp.
 * @throws PdfRefused when the document cannot be sealed faithfully; SignError; whatever signer and time-stamp throw
 */
export async function sealPdf(
  target: ByteSource | PdfFile | IncrementalUpdate,
  { signer, request, crypto, original, timeStamp }: SealOptions,
): Promise<SealedPdf> {
  const opened =
    target instanceof PdfFile || target instanceof IncrementalUpdate ? target : await openPdf(target);
  const { source } = opened instanceof PdfFile ? opened : opened.file;
  const prepared = await prepareSignature(opened, request);
  const attributes = await attributesToSign(prepared, { original: original ?? { source }, signer, crypto });
  const { algorithm } = signer.profile;
  const signatureValue = await signMessage(attributes, { algorithm, sign: signer.sign, crypto });
  const signatureTimeStamp = await timeStamp?.(signatureValue);
  const cms = assembleSignedData({
    signedAttributes: attributes,
    signatureValue,
    profile: signer.profile,
    ...(signatureTimeStamp && { signatureTimeStamp }),
  });
  return { tail: completeSignature(prepared, cms), prepared, cms };
}

/**
 * DER SET OF signed attributes of a prepared signature: what the key signs. A remote signer puts these away with the
 * prepared signature and goes on with `assembleSignedData` and `completeSignature` when the value has come.
 */
export async function attributesToSign(
  prepared: PreparedSignature,
  {
    original,
    signer,
    crypto,
  }: { original: Original; signer: Pick<SealSigner, 'profile'>; crypto: CryptoPort },
): Promise<Uint8Array> {
  const { profile } = signer;
  const contentDigest = await digestPrepared(prepared, original, hashOf(profile.algorithm), crypto);
  const { commitmentType } = prepared;
  return signedAttributes({ contentDigest, profile, crypto, ...(commitmentType && { commitmentType }) });
}
