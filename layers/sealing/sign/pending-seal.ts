import type { ByteSource } from '../bytes/byte-source.ts';
import { assembleSignedData } from '../cms/assemble-signed-data.ts';
import type { SignerProfile } from '../cms/signer-profile.ts';
import type { CryptoPort } from '../crypto/crypto-port.ts';
import { hashOf, schemeOf } from '../crypto/signature-algorithm.ts';
import { IncrementalUpdate } from '../pdf/incremental-update.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { parseCertificate } from '../x509/parse-certificate.ts';
import { completeSignature } from './complete-signature.ts';
import type { Original } from './digest-prepared.ts';
import { prepareSignature } from './prepare-signature.ts';
import { type PreparedSignature, restorePrepared, storePrepared } from './prepared-signature.ts';
import { attributesToSign, type SealedPdf } from './seal-pdf.ts';
import { SignError } from './sign-error.ts';
import type { SignatureRequest } from './signature-request.ts';

/** A seal that waits for the value of its signature, which somebody else makes, perhaps much later. Nothing is secret. */
export interface PendingSeal {
  readonly prepared: PreparedSignature;
  readonly profile: SignerProfile;
  /** DER SET OF: what is signed. */
  readonly attributes: Uint8Array;
  /** Hash of the attributes by the algorithm's hash: what a remote signer is shown. */
  readonly digest: Uint8Array;
}

export interface BeginOptions {
  readonly profile: SignerProfile;
  readonly request: SignatureRequest;
  readonly crypto: CryptoPort;
  /** The kept hash state of the original; without it the original is read and hashed. */
  readonly original?: Original;
}

/** First phase: everything but the signature. @throws PdfRefused, SignError */
export async function beginSeal(
  target: ByteSource | IncrementalUpdate,
  { profile, request, crypto, original }: BeginOptions,
): Promise<PendingSeal> {
  const update = target instanceof IncrementalUpdate ? target : new IncrementalUpdate(await openPdf(target));
  const prepared = await prepareSignature(update, request);
  const { source } = update.file;
  const attributes = await attributesToSign(prepared, {
    original: original ?? { source },
    signer: { profile },
    crypto,
  });
  const digest = await crypto.digest(hashOf(profile.algorithm), attributes);
  return { prepared, profile, attributes, digest };
}

export interface FinishOptions {
  readonly crypto: CryptoPort;
  /** Gives a checked RFC 3161 token over the signature value: level T instead of B. */
  readonly timeStamp?: (signatureValue: Uint8Array) => Promise<Uint8Array>;
}

/**
 * Second phase. Finished twice with the same value it gives the same bytes, but for the time-stamp.
 * @param signatureValue RSA octets, or DER ECDSA-Sig-Value
 * @throws SignError `signature_wrong` when the value is not by the certificate's key over what was prepared
 */
export async function finishSeal(
  { prepared, profile, attributes }: PendingSeal,
  signatureValue: Uint8Array,
  { crypto, timeStamp }: FinishOptions,
): Promise<SealedPdf> {
  const { spki } = parseCertificate(profile.certificate);
  if (!(await crypto.verify(spki, schemeOf(profile.algorithm), attributes, signatureValue)))
    throw new SignError(
      'signature_wrong',
      'the value is no signature of this certificate over this document',
    );
  const signatureTimeStamp = await timeStamp?.(signatureValue);
  const cms = assembleSignedData({
    signedAttributes: attributes,
    signatureValue,
    profile,
    ...(signatureTimeStamp && { signatureTimeStamp }),
  });
  return { tail: completeSignature(prepared, cms), prepared, cms };
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** A pending seal as JSON text, to be put away until the value comes. */
export function storePending({ prepared, profile, attributes, digest }: PendingSeal): string {
  return JSON.stringify({
    version: 1,
    prepared: storePrepared(prepared),
    algorithm: profile.algorithm,
    chain: [profile.certificate, ...profile.chain].map(base64),
    attributes: base64(attributes),
    digest: base64(digest),
  });
}

/** The inverse of `storePending`. @throws RangeError when the text is not one */
export function restorePending(text: string): PendingSeal {
  const kept = JSON.parse(text) as {
    version: number;
    prepared: string;
    algorithm: SignerProfile['algorithm'];
    chain: string[];
    attributes: string;
    digest: string;
  };
  const [certificate, ...chain] = (kept.chain ?? []).map(fromBase64);
  if (kept.version !== 1 || certificate === undefined) throw new RangeError('not a pending seal');
  return {
    prepared: restorePrepared(kept.prepared),
    profile: { certificate, chain, algorithm: kept.algorithm },
    attributes: fromBase64(kept.attributes),
    digest: fromBase64(kept.digest),
  };
}
