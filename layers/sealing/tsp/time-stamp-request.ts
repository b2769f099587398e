import type { DerNode } from '../der/der-node.ts';
import { enter, readDer } from '../der/der-reader.ts';
import { asBoolean, asNumber, asOid } from '../der/der-values.ts';
import { boolean, integer, oid, sequence, unsignedInteger } from '../der/der-writer.ts';
import { contextConstructed, TAG } from '../der/tags.ts';
import { encodeMessageImprint, type MessageImprint, readMessageImprint } from './message-imprint.ts';

/** TimeStampReq (RFC 3161 §2.4.1), read. */
export interface TimeStampRequest {
  readonly version: number;
  readonly imprint: MessageImprint;
  /** MessageImprint as it stands: it is copied into the token. */
  readonly imprintDer: Uint8Array;
  readonly policyOid: string | null;
  /** INTEGER as it stands. */
  readonly nonceDer: Uint8Array | null;
  readonly certReq: boolean;
  readonly hasExtensions: boolean;
}

/** DER TimeStampReq with certReq; `nonce` as big-endian octets. */
export function encodeTimeStampRequest(request: {
  readonly imprint: MessageImprint;
  readonly nonce: Uint8Array;
  readonly policyOid?: string;
}): Uint8Array<ArrayBuffer> {
  return sequence(
    integer(1),
    encodeMessageImprint(request.imprint),
    ...(request.policyOid === undefined ? [] : [oid(request.policyOid)]),
    unsignedInteger(request.nonce),
    boolean(true),
  );
}

/** Reads a DER TimeStampReq. @throws DerError, UnknownAlgorithmError (hash) */
export function parseTimeStampRequest(der: Uint8Array): TimeStampRequest {
  const cursor = enter(readDer(der));
  const version = asNumber(cursor.next());
  const imprint = cursor.next();
  const policy = cursor.optional(TAG.oid);
  const nonce = cursor.optional(TAG.integer);
  const certReq = cursor.optional(TAG.boolean);
  const extensions = cursor.optional(contextConstructed(0));
  cursor.end();
  return {
    version,
    imprint: readMessageImprint(imprint),
    imprintDer: imprint.bytes,
    policyOid: policy === undefined ? null : asOid(policy),
    nonceDer: bytesOf(nonce),
    certReq: certReq !== undefined && asBoolean(certReq),
    hasExtensions: extensions !== undefined,
  };
}

function bytesOf(node: DerNode | undefined): Uint8Array | null {
  return node === undefined ? null : node.bytes;
}
