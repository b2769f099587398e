import { assembleSignedData } from '../cms/assemble-signed-data.ts';
import { signedAttributes } from '../cms/signed-attributes.ts';
import type { SignerProfile } from '../cms/signer-profile.ts';
import { UnknownAlgorithmError } from '../crypto/algorithm-identifiers.ts';
import type { CryptoPort } from '../crypto/crypto-port.ts';
import { type DigestSigner, signMessage } from '../crypto/digest-signer.ts';
import { hashOf } from '../crypto/signature-algorithm.ts';
import { DerError } from '../der/der-error.ts';
import {
  generalizedTime,
  integer,
  oid,
  sequence,
  taggedPrimitive,
  unsignedInteger,
} from '../der/der-writer.ts';
import * as OID from '../der/oids.ts';
import { randomSerial } from '../x509/sign-certificate.ts';
import { parseTimeStampRequest, type TimeStampRequest } from './time-stamp-request.ts';
import { type FailureName, grantedResponse, refusedResponse } from './time-stamp-response.ts';

/** What the built-in time-stamp authority works with. */
export interface TimeStampIssuer {
  /** Certificate with critical EKU timeStamping, its chain, its algorithm. */
  readonly profile: SignerProfile;
  readonly sign: DigestSigner;
  readonly crypto: CryptoPort;
  readonly now: () => Date;
  /** The one policy the tokens are issued under. */
  readonly policyOid: string;
  readonly accuracy: { readonly seconds?: number; readonly millis?: number };
}

/** Answer to a request: DER TimeStampResp, the token when it was granted, the failure when it was refused. */
export interface IssuedTimeStamp {
  readonly response: Uint8Array;
  readonly token: Uint8Array | null;
  readonly failure: FailureName | null;
}

const MAX_REQUEST = 1024;
const MAX_NONCE = 66;

/**
 * Answers a DER TimeStampReq. Refused, as RFC 3161 says it: unknown version, SHA-1 and unknown hashes, extensions,
 * another policy, more than 1,024 octets. Errors of `sign` pass through.
 */
export async function issueTimeStampToken(
  issuer: TimeStampIssuer & { readonly request: Uint8Array },
): Promise<IssuedTimeStamp> {
  const read = readRequest(issuer.request);
  if ('failure' in read) return refused(read.failure, read.text);
  if (read.version !== 1) return refused('badRequest', 'version 1 is expected');
  if (read.imprint.hash === 'sha1') return refused('badAlg', 'SHA-256, SHA-384 or SHA-512 is expected');
  if (read.hasExtensions) return refused('unacceptedExtension', 'no extension is known here');
  if (read.policyOid !== null && read.policyOid !== issuer.policyOid) {
    return refused('unacceptedPolicy', 'no token is issued under this policy');
  }
  if (read.nonceDer !== null && read.nonceDer.length > MAX_NONCE)
    return refused('badRequest', 'nonce too long');
  const token = await createToken(read, issuer);
  return { response: grantedResponse(token), token, failure: null };
}

function refused(failure: FailureName, text: string): IssuedTimeStamp {
  return { response: refusedResponse(failure, text), token: null, failure };
}

function readRequest(der: Uint8Array): TimeStampRequest | { failure: FailureName; text: string } {
  if (der.length > MAX_REQUEST) return { failure: 'badRequest', text: 'request too large' };
  try {
    return parseTimeStampRequest(der);
  } catch (error) {
    if (error instanceof UnknownAlgorithmError)
      return { failure: 'badAlg', text: 'hash algorithm not accepted' };
    if (error instanceof DerError) return { failure: 'badDataFormat', text: 'request cannot be read' };
    throw error;
  }
}

async function createToken(request: TimeStampRequest, issuer: TimeStampIssuer): Promise<Uint8Array> {
  const { profile, crypto } = issuer;
  const content = tstInfo(request, issuer);
  const contentDigest = await crypto.digest(hashOf(profile.algorithm), content);
  const attributes = await signedAttributes({ contentDigest, profile, crypto, contentType: OID.tstInfo });
  const signatureValue = await signMessage(attributes, {
    algorithm: profile.algorithm,
    sign: issuer.sign,
    crypto,
  });
  return assembleSignedData({
    signedAttributes: attributes,
    signatureValue,
    profile,
    content: { type: OID.tstInfo, bytes: content },
    includeCertificates: request.certReq,
  });
}

function tstInfo(request: TimeStampRequest, issuer: TimeStampIssuer): Uint8Array {
  return sequence(
    integer(1),
    oid(issuer.policyOid),
    request.imprintDer,
    unsignedInteger(randomSerial(issuer.crypto)),
    generalizedTime(issuer.now(), true),
    ...accuracy(issuer.accuracy),
    ...(request.nonceDer === null ? [] : [request.nonceDer]),
  );
}

/** Accuracy: seconds, and milliseconds from 1 to 999; left out when both are zero. */
function accuracy({ seconds = 0, millis = 0 }: TimeStampIssuer['accuracy']): Uint8Array[] {
  if (seconds === 0 && millis === 0) return [];
  const fraction = millis === 0 ? [] : [taggedPrimitive(0, integer(millis).subarray(2))];
  return [sequence(...(seconds === 0 ? [] : [integer(seconds)]), ...fraction)];
}
