import { concatBytes } from './bytes-util.ts';
import { DerError } from './der-error.ts';
import { MAX_DEPTH } from './der-node.ts';
import { tlv } from './der-writer.ts';
import { TAG } from './tags.ts';

interface Parsed {
  readonly der: Uint8Array;
  readonly size: number;
}

const CONSTRUCTED_OCTETS = TAG.octetString | 0x20;

/**
 * Rewrites BER with indefinite lengths or constructed OCTET STRINGs with definite lengths. What already has a definite
 * length inside keeps its exact bytes, so that certificates and attributes still verify.
 * @throws DerError when the input is not one complete value (trailing octets included).
 */
export function berToDer(input: Uint8Array): Uint8Array {
  const { der, size } = convert(input, 0, 0);
  if (size !== input.length) throw new DerError('bytes after the value', size);
  return der;
}

/** Octets of the BER or DER value at the start of `input`. @throws DerError */
export function berLength(input: Uint8Array): number {
  return convert(input, 0, 0).size;
}

function convert(input: Uint8Array, offset: number, depth: number): Parsed {
  if (depth > MAX_DEPTH) throw new DerError('nested too deep', offset);
  const tag = input[0];
  const first = input[1];
  if (tag === undefined || first === undefined) throw new DerError('value missing', offset);
  if ((tag & 0x1f) === 0x1f) throw new DerError('high tag numbers are not used here', offset);
  if (first === 0x80) return convertIndefinite(input, tag, offset, depth);
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (count > 4) throw new DerError('length too large', offset);
  const length =
    count === 0 ? first : input.subarray(2, 2 + count).reduce((value, octet) => value * 256 + octet, 0);
  const header = 2 + count;
  if (length > input.length - header) throw new DerError('length exceeds the input', offset);
  const bytes = input.subarray(0, header + length);
  if ((tag & 0x20) === 0) return { der: bytes, size: bytes.length };
  return { der: rebuildIfNeeded(bytes, header, tag, offset, depth), size: bytes.length };
}

function rebuildIfNeeded(
  bytes: Uint8Array,
  header: number,
  tag: number,
  offset: number,
  depth: number,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let changed = tag === CONSTRUCTED_OCTETS;
  for (let at = header; at < bytes.length; ) {
    const part = convert(bytes.subarray(at), offset + at, depth + 1);
    changed ||= part.der.length !== part.size || part.der.buffer !== bytes.buffer;
    parts.push(part.der);
    at += part.size;
  }
  return changed ? assemble(tag, parts) : bytes;
}

function convertIndefinite(input: Uint8Array, tag: number, offset: number, depth: number): Parsed {
  if ((tag & 0x20) === 0) throw new DerError('indefinite length on a primitive value', offset);
  const parts: Uint8Array[] = [];
  let at = 2;
  while (input[at] !== 0 || input[at + 1] !== 0) {
    const part = convert(input.subarray(at), offset + at, depth + 1);
    parts.push(part.der);
    at += part.size;
  }
  return { der: assemble(tag, parts), size: at + 2 };
}

function assemble(tag: number, parts: readonly Uint8Array[]): Uint8Array {
  if (tag !== CONSTRUCTED_OCTETS) return tlv(tag, ...parts);
  return tlv(TAG.octetString, concatBytes(...parts.map(octetContents)));
}

function octetContents(part: Uint8Array): Uint8Array {
  if (part[0] !== TAG.octetString) throw new DerError('OCTET STRING segment expected', 0);
  const first = part[1] ?? 0;
  return part.subarray(first < 0x80 ? 2 : 2 + (first & 0x7f));
}
