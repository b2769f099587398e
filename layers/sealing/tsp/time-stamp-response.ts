import { enter, readDer } from '../der/der-reader.ts';
import { asNamedBits, asNumber, asText } from '../der/der-values.ts';
import { integer, namedBits, sequence, utf8String } from '../der/der-writer.ts';
import { TAG } from '../der/tags.ts';

/** PKIFailureInfo bits of RFC 3161 §2.4.2. */
export const FAILURE = {
  badAlg: 0,
  badRequest: 2,
  badDataFormat: 5,
  timeNotAvailable: 14,
  unacceptedPolicy: 15,
  unacceptedExtension: 16,
  addInfoNotAvailable: 17,
  systemFailure: 25,
} as const;

export type FailureName = keyof typeof FAILURE;

/** TimeStampResp, read. `status` 0 granted, 1 granted with modifications, 2 and more refused. */
export interface TimeStampResponse {
  readonly status: number;
  readonly text: string;
  readonly failures: readonly string[];
  readonly token: Uint8Array | null;
}

/** DER TimeStampResp that grants the token. */
export function grantedResponse(token: Uint8Array): Uint8Array<ArrayBuffer> {
  return sequence(sequence(integer(0)), token);
}

/** DER TimeStampResp that refuses. */
export function refusedResponse(failure: FailureName, text: string): Uint8Array<ArrayBuffer> {
  return sequence(sequence(integer(2), sequence(utf8String(text)), namedBits([FAILURE[failure]])));
}

/** Reads a DER TimeStampResp. @throws DerError */
export function parseTimeStampResponse(der: Uint8Array): TimeStampResponse {
  const cursor = enter(readDer(der));
  const info = enter(cursor.next());
  const token = cursor.optional(TAG.sequence);
  cursor.end();
  const status = asNumber(info.next());
  const text = info.optional(TAG.sequence);
  const failure = info.optional(TAG.bitString);
  info.end();
  const bits = failure === undefined ? new Set<number>() : asNamedBits(failure);
  return {
    status,
    text: text === undefined ? '' : [...enter(text)].map(asText).join(' '),
    failures: Object.entries(FAILURE)
      .filter(([, bit]) => bits.has(bit))
      .map(([name]) => name),
    token: token === undefined ? null : token.bytes,
  };
}
