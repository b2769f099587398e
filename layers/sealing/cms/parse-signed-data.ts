import {
  readHashIdentifier,
  readSignatureIdentifier,
  UnknownAlgorithmError,
} from '../crypto/algorithm-identifiers.ts';
import { berToDer } from '../der/ber-to-der.ts';
import { compareBytes } from '../der/bytes-util.ts';
import { DerError } from '../der/der-error.ts';
import type { DerNode } from '../der/der-node.ts';
import { children, type DerCursor, enter, only, readDer } from '../der/der-reader.ts';
import { asNumber, asOctets, asOid } from '../der/der-values.ts';
import { setOf } from '../der/der-writer.ts';
import * as OID from '../der/oids.ts';
import { contextConstructed, contextPrimitive, TAG } from '../der/tags.ts';
import { CmsError } from './cms-error.ts';
import type { CmsAttribute, SignedData, SignerIdentifier, SignerInfo } from './signed-data.ts';

const MAX_CERTIFICATES = 200;
const MAX_ATTRIBUTES = 100;

/**
 * Reads a ContentInfo with SignedData that fills `input`. BER of other vendors (indefinite lengths, constructed octet
 * strings) is accepted and reported as `der: false`.
 * @throws CmsError `cms_malformed`, or `cms_unsupported` for another content type.
 */
export function parseSignedData(input: Uint8Array): SignedData {
  return guarded(() => {
    try {
      return parse(readDer(input), true);
    } catch (error) {
      if (!(error instanceof DerError)) throw error;
      return parse(readDer(berToDer(input)), false);
    }
  });
}

function guarded(read: () => SignedData): SignedData {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    throw new CmsError('cms_malformed', `CMS: ${error.message}`, { cause: error });
  }
}

function parse(root: DerNode, der: boolean): SignedData {
  const outer = enter(root);
  if (asOid(outer.next()) !== OID.signedData) throw new CmsError('cms_unsupported', 'not a SignedData');
  const body = enter(only(outer.next(contextConstructed(0))));
  outer.end();

  asNumber(body.next());
  body.next(TAG.set);
  const encapsulated = enter(body.next());
  const contentType = asOid(encapsulated.next());
  const contentField = encapsulated.optional(contextConstructed(0));
  encapsulated.end();
  const certificates = bag(body, 0);
  const crls = bag(body, 1);
  const signers = children(body.next(TAG.set)).map(readSigner);
  body.end();
  return {
    contentType,
    content: contentField === undefined ? null : asOctets(only(contentField)),
    certificates,
    crls,
    signers,
    der,
  };
}

/** X.509 certificates or CRLs of `[n] IMPLICIT SET`; other choices of the type are passed over. */
function bag(body: DerCursor, n: number): Uint8Array[] {
  const field = body.optional(contextConstructed(n));
  if (field === undefined) return [];
  const values = children(field);
  if (values.length > MAX_CERTIFICATES) throw new DerError('too many values', field.offset);
  return values.filter(({ tag }) => tag === TAG.sequence).map(({ bytes }) => bytes);
}

function readSigner(node: DerNode): SignerInfo {
  const body = enter(node);
  asNumber(body.next());
  const sid = readSignerIdentifier(body.next());
  const digestAlgorithm = orNull(() => readHashIdentifier(body.next()));
  const signed = body.optional(contextConstructed(0));
  const algorithm = body.next(TAG.sequence);
  const scheme = orNull(() => readSignatureIdentifier(algorithm, digestAlgorithm ?? undefined));
  const signature = asOctets(body.next());
  const unsigned = body.optional(contextConstructed(1));
  body.end();
  return {
    sid,
    digestAlgorithm,
    scheme,
    signedAttributesDer: signed === undefined ? null : setOf(...children(signed).map(({ bytes }) => bytes)),
    signedAttributes: signed === undefined ? [] : readAttributes(signed),
    signedAttributesSorted: signed === undefined || isSorted(signed),
    signature,
    unsignedAttributes: unsigned === undefined ? [] : readAttributes(unsigned),
  };
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownAlgorithmError) return null;
    throw error;
  }
}

function readSignerIdentifier(node: DerNode): SignerIdentifier {
  if (node.tag === contextPrimitive(0)) return { kind: 'subjectKey', keyIdentifier: node.content };
  const cursor = enter(node);
  const issuer = cursor.next(TAG.sequence).bytes;
  const serialDer = cursor.next(TAG.integer).bytes;
  cursor.end();
  return { kind: 'issuerAndSerial', issuer, serialDer };
}

function readAttributes(field: DerNode): CmsAttribute[] {
  const nodes = children(field);
  if (nodes.length > MAX_ATTRIBUTES) throw new DerError('too many attributes', field.offset);
  return nodes.map((node) => {
    const cursor = enter(node);
    const type = asOid(cursor.next());
    const values = children(cursor.next(TAG.set));
    cursor.end();
    return { type, values };
  });
}

function isSorted(field: DerNode): boolean {
  const values = children(field);
  return values.every((value, i) => {
    const before = values[i - 1];
    return before === undefined || compareBytes(before.bytes, value.bytes) <= 0;
  });
}

/** The only value of the only attribute of this type; undefined when there is none. @throws CmsError when there are more. */
export function singleAttribute(attributes: readonly CmsAttribute[], type: string): DerNode | undefined {
  const found = attributes.filter((attribute) => attribute.type === type);
  if (found.length === 0) return undefined;
  const [value, ...more] = found.flatMap(({ values }) => values);
  if (found.length > 1 || value === undefined || more.length > 0) {
    throw new CmsError('cms_malformed', `attribute ${type} must stand once with one value`);
  }
  return value;
}
