import { CmsError } from '../cms/cms-error.ts';
import { parseSignedData } from '../cms/parse-signed-data.ts';
import type { SignedData } from '../cms/signed-data.ts';
import { UnknownAlgorithmError } from '../crypto/algorithm-identifiers.ts';
import { toHex } from '../der/bytes-util.ts';
import { DerError } from '../der/der-error.ts';
import type { DerNode } from '../der/der-node.ts';
import { enter, readDer } from '../der/der-reader.ts';
import { asBoolean, asNumber, asOid, asTime } from '../der/der-values.ts';
import * as OID from '../der/oids.ts';
import { contextConstructed, contextPrimitive, TAG } from '../der/tags.ts';
import { type MessageImprint, readMessageImprint } from './message-imprint.ts';
import { TimeStampError } from './time-stamp-error.ts';

/** A TimeStampToken (RFC 3161 §2.4.2), read but not checked. */
export interface TimeStampToken {
  readonly der: Uint8Array;
  readonly signedData: SignedData;
  readonly tstInfo: Uint8Array;
  readonly policyOid: string;
  readonly imprint: MessageImprint;
  /** Lower-case hexadecimal. */
  readonly serial: string;
  readonly time: Date;
  /** Milliseconds that the time may be off, 0 when the token does not say. */
  readonly accuracy: number;
  readonly nonceDer: Uint8Array | null;
}

/** Reads a TimeStampToken. @throws TimeStampError `time_stamp_malformed` */
export function parseTimeStampToken(der: Uint8Array): TimeStampToken {
  try {
    return parse(der);
  } catch (error) {
    if (!(error instanceof DerError || error instanceof CmsError || error instanceof UnknownAlgorithmError))
      throw error;
    throw new TimeStampError('malformed', `time-stamp: ${error.message}`, { cause: error });
  }
}

function parse(der: Uint8Array): TimeStampToken {
  const signedData = parseSignedData(der);
  if (signedData.contentType !== OID.tstInfo || signedData.content === null) {
    throw new TimeStampError('malformed', 'the token does not hold a TSTInfo');
  }
  const cursor = enter(readDer(signedData.content));
  if (asNumber(cursor.next()) !== 1) throw new TimeStampError('malformed', 'TSTInfo version');
  const policyOid = asOid(cursor.next());
  const imprint = readMessageImprint(cursor.next());
  const serial = toHex(cursor.next(TAG.integer).content);
  const time = asTime(cursor.next(TAG.generalizedTime));
  const accuracy = readAccuracy(cursor.optional(TAG.sequence));
  const ordering = cursor.optional(TAG.boolean);
  if (ordering !== undefined) asBoolean(ordering);
  const nonce = cursor.optional(TAG.integer);
  cursor.optional(contextConstructed(0));
  const extensions = cursor.optional(contextConstructed(1));
  cursor.end();
  refuseCritical(extensions);
  return {
    der,
    signedData,
    tstInfo: signedData.content,
    policyOid,
    imprint,
    serial,
    time,
    accuracy,
    nonceDer: nonce === undefined ? null : nonce.bytes,
  };
}

function readAccuracy(node: DerNode | undefined): number {
  if (node === undefined) return 0;
  const cursor = enter(node);
  const seconds = cursor.optional(TAG.integer);
  const millis = cursor.optional(contextPrimitive(0));
  const micros = cursor.optional(contextPrimitive(1));
  cursor.end();
  return (
    (seconds === undefined ? 0 : asNumber(seconds) * 1000) +
    (millis === undefined ? 0 : asNumber(millis, contextPrimitive(0))) +
    (micros === undefined ? 0 : asNumber(micros, contextPrimitive(1)) / 1000)
  );
}

/** Extensions of a TSTInfo are passed over unless they are critical. */
function refuseCritical(extensions: DerNode | undefined): void {
  if (extensions === undefined) return;
  for (const extension of enter(extensions, contextConstructed(1))) {
    const cursor = enter(extension);
    const name = asOid(cursor.next());
    const critical = cursor.optional(TAG.boolean);
    if (critical !== undefined && asBoolean(critical))
      throw new DerError(`critical extension ${name}`, extension.offset);
  }
}
