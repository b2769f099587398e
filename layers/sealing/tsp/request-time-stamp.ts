import type { CryptoPort } from '../crypto/crypto-port.ts';
import { equalBytes } from '../der/bytes-util.ts';
import { DerError } from '../der/der-error.ts';
import { unsignedInteger } from '../der/der-writer.ts';
import { buildPath } from '../x509/build-path.ts';
import type { Certificate } from '../x509/certificate.ts';
import { outsideValidity } from '../x509/check-path.ts';
import { parseCertificate, tryParseCertificate } from '../x509/parse-certificate.ts';
import { checkTimeStampToken } from './check-time-stamp-token.ts';
import type { MessageImprint } from './message-imprint.ts';
import { TimeStampError } from './time-stamp-error.ts';
import { encodeTimeStampRequest } from './time-stamp-request.ts';
import { parseTimeStampResponse, type TimeStampResponse } from './time-stamp-response.ts';
import { parseTimeStampToken, type TimeStampToken } from './time-stamp-token.ts';

/** Carries a DER TimeStampReq (`application/timestamp-query`) to an authority and answers its DER TimeStampResp. */
export type TimeStampTransport = (request: Uint8Array) => Promise<Uint8Array>;

export interface TimeStampRequestInput {
  readonly imprint: MessageImprint;
  readonly transport: TimeStampTransport;
  /** DER certificates of the roots one of which the authority must lead to. */
  readonly trust: readonly Uint8Array[];
  readonly crypto: CryptoPort;
  readonly now: () => Date;
  /** Asked for and demanded in the answer. */
  readonly policyOid?: string;
  /** Milliseconds the authority's time may differ from `now`; default 5 minutes. */
  readonly tolerance?: number;
}

export interface ReceivedTimeStamp {
  /** DER TimeStampToken. */
  readonly token: Uint8Array;
  readonly time: Date;
  readonly certificate: Certificate;
  /** DER certificates above the authority's, root last. */
  readonly chain: readonly Uint8Array[];
}

const NONCE_OCTETS = 16;
const MAX_RESPONSE = 256 * 1024;
const FIVE_MINUTES = 5 * 60_000;

/**
 * Asks for a time-stamp and checks everything about it: status, nonce, imprint, policy, signature, ESS binding, the
 * certificate's purpose, path and validity, and the time.
 * @throws TimeStampError with the check that failed
 */
export async function requestTimeStamp(input: TimeStampRequestInput): Promise<ReceivedTimeStamp> {
  const { imprint, policyOid, crypto } = input;
  const nonce = Uint8Array.from(crypto.random(NONCE_OCTETS));
  const request = encodeTimeStampRequest({
    imprint,
    nonce,
    ...(policyOid === undefined ? {} : { policyOid }),
  });
  const token = grantedToken(readResponse(await send(input.transport, request)));
  checkAnswer(token, unsignedInteger(nonce), input);
  const { certificate, fault } = await checkTimeStampToken(token, crypto);
  if (fault !== null || certificate === null) {
    const failure = fault?.reason === 'chainConstraintsFailure' ? 'certificate' : 'signature';
    throw new TimeStampError(failure, fault?.detail ?? 'no signer certificate');
  }
  const chain = await checkChain(token, certificate, input);
  return { token: token.der, time: token.time, certificate, chain };
}

async function send(transport: TimeStampTransport, request: Uint8Array): Promise<Uint8Array> {
  try {
    return await transport(request);
  } catch (cause) {
    throw new TimeStampError('unavailable', 'the time-stamp authority did not answer', { cause });
  }
}

function readResponse(der: Uint8Array): TimeStampResponse {
  if (der.length > MAX_RESPONSE) throw new TimeStampError('malformed', 'answer too large');
  try {
    return parseTimeStampResponse(der);
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause;
    throw new TimeStampError('malformed', `answer: ${cause.message}`, { cause });
  }
}

function grantedToken({ status, token, text, failures }: TimeStampResponse): TimeStampToken {
  if (status > 1 || status < 0 || token === null) {
    throw new TimeStampError('refused', `status ${status} ${failures.join(' ')} ${text}`.trim());
  }
  return parseTimeStampToken(token);
}

function checkAnswer(token: TimeStampToken, nonceDer: Uint8Array, input: TimeStampRequestInput): void {
  if (token.nonceDer === null || !equalBytes(token.nonceDer, nonceDer)) {
    throw new TimeStampError('nonce', 'the answer belongs to another request');
  }
  const { hash, digest } = token.imprint;
  if (hash !== input.imprint.hash || !equalBytes(digest, input.imprint.digest)) {
    throw new TimeStampError('imprint', 'the token is over something else');
  }
  if (input.policyOid !== undefined && token.policyOid !== input.policyOid) {
    throw new TimeStampError('policy', `policy ${token.policyOid} instead of ${input.policyOid}`);
  }
  const drift = Math.abs(token.time.getTime() - input.now().getTime());
  if (drift > (input.tolerance ?? FIVE_MINUTES) + token.accuracy) {
    throw new TimeStampError('time', `the authority's time is off by ${Math.round(drift / 1000)} s`);
  }
}

async function checkChain(
  token: TimeStampToken,
  leaf: Certificate,
  input: TimeStampRequestInput,
): Promise<Uint8Array[]> {
  const pool = token.signedData.certificates.flatMap((der) => tryParseCertificate(der) ?? []);
  const trust = input.trust.map(parseCertificate);
  const { path, fault } = await buildPath({ leaf, pool, trust, crypto: input.crypto });
  if (fault !== null) throw new TimeStampError('chain', fault.detail);
  if (outsideValidity(path, token.time) !== null)
    throw new TimeStampError('chain', 'a certificate is not valid at that time');
  return path.slice(1).map(({ der }) => der);
}
