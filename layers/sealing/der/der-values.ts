import { DerError } from './der-error.ts';
import type { DerNode } from './der-node.ts';
import { expectTag } from './der-reader.ts';
import { TAG } from './tags.ts';

/** BOOLEAN, strictly 00 or FF (X.690 clause 11.1). */
export function asBoolean(node: DerNode): boolean {
  expectTag(node, TAG.boolean);
  const [value] = node.content;
  if (node.content.length !== 1 || (value !== 0 && value !== 0xff))
    throw new DerError('not a DER BOOLEAN', node.offset);
  return value === 0xff;
}

/** INTEGER or ENUMERATED of any size, minimal two's complement; `tag` for IMPLICIT ones. */
export function asInteger(node: DerNode, tag: number = TAG.integer): bigint {
  expectTag(node, tag);
  const [first, second] = node.content;
  if (first === undefined) throw new DerError('empty INTEGER', node.offset);
  if (node.content.length > 4096) throw new DerError('INTEGER too large', node.offset);
  const padded =
    second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (padded) throw new DerError('INTEGER not minimal', node.offset);
  let value = 0n;
  for (const octet of node.content) value = (value << 8n) | BigInt(octet);
  return first >= 0x80 ? value - (1n << BigInt(8 * node.content.length)) : value;
}

/** INTEGER that fits a JavaScript number. */
export function asNumber(node: DerNode, tag: number = TAG.integer): number {
  const value = asInteger(node, tag);
  if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER)) {
    throw new DerError('INTEGER too large', node.offset);
  }
  return Number(value);
}

/** OBJECT IDENTIFIER in dotted form. */
export function asOid(node: DerNode): string {
  expectTag(node, TAG.oid);
  if (node.content.length === 0 || node.content.length > 128)
    throw new DerError('bad OBJECT IDENTIFIER', node.offset);
  const arcs: bigint[] = [];
  let value = 0n;
  let fresh = true;
  for (const octet of node.content) {
    if (fresh && octet === 0x80) throw new DerError('OBJECT IDENTIFIER not minimal', node.offset);
    value = (value << 7n) | BigInt(octet & 0x7f);
    fresh = octet < 0x80;
    if (!fresh) continue;
    arcs.push(value);
    value = 0n;
  }
  if (!fresh) throw new DerError('OBJECT IDENTIFIER truncated', node.offset);
  const [head = 0n, ...rest] = arcs;
  const root = head < 40n ? 0n : head < 80n ? 1n : 2n;
  return [root, head - root * 40n, ...rest].join('.');
}

export function asOctets(node: DerNode): Uint8Array {
  expectTag(node, TAG.octetString);
  return node.content;
}

/** BIT STRING; the unused bits must be zero (X.690 clause 11.2.1). */
export function asBits(node: DerNode, tag: number = TAG.bitString): { bytes: Uint8Array; unused: number } {
  expectTag(node, tag);
  const [unused] = node.content;
  const bytes = node.content.subarray(1);
  if (unused === undefined || unused > 7 || (unused > 0 && bytes.length === 0))
    throw new DerError('bad BIT STRING', node.offset);
  const last = bytes[bytes.length - 1] ?? 0;
  if ((last & ((1 << unused) - 1)) !== 0) throw new DerError('unused bits set', node.offset);
  return { bytes, unused };
}

/** BIT STRING of whole octets: a key or a signature. */
export function asBitOctets(node: DerNode): Uint8Array {
  const { bytes, unused } = asBits(node);
  if (unused !== 0) throw new DerError('BIT STRING of whole octets expected', node.offset);
  return bytes;
}

/** Numbers of the bits that are set in a named-bit list. */
export function asNamedBits(node: DerNode, tag: number = TAG.bitString): Set<number> {
  const { bytes, unused } = asBits(node, tag);
  const bits = new Set<number>();
  for (let i = 0; i < bytes.length * 8 - unused; i++) {
    if ((bytes[i >> 3] ?? 0) & (0x80 >> (i & 7))) bits.add(i);
  }
  return bits;
}

const TEXT_DECODERS: Record<number, string> = {
  [TAG.utf8String]: 'utf-8',
  [TAG.printableString]: 'latin1',
  [TAG.ia5String]: 'latin1',
  [TAG.teletexString]: 'latin1',
  [TAG.bmpString]: 'utf-16be',
};

/** Any of the character strings of X.520 DirectoryString, or IA5String. */
export function asText(node: DerNode): string {
  const label = TEXT_DECODERS[node.tag];
  if (label === undefined) throw new DerError('character string expected', node.offset);
  if (label === 'utf-16be') return decodeBmp(node.content);
  try {
    return new TextDecoder(label, { fatal: label === 'utf-8' }).decode(node.content);
  } catch {
    throw new DerError('text is not UTF-8', node.offset);
  }
}

function decodeBmp(content: Uint8Array): string {
  let out = '';
  for (let i = 0; i + 1 < content.length; i += 2) {
    out += String.fromCharCode(((content[i] ?? 0) << 8) | (content[i + 1] ?? 0));
  }
  return out;
}

const UTC = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
const GENERALIZED = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/;

/** UTCTime or GeneralizedTime in Z with seconds (RFC 5280 §4.1.2.5; fraction as in RFC 3161 §2.4.2). */
export function asTime(node: DerNode): Date {
  const text = new TextDecoder('latin1').decode(node.content.subarray(0, 32));
  const match =
    node.tag === TAG.utcTime
      ? UTC.exec(text)
      : node.tag === TAG.generalizedTime
        ? GENERALIZED.exec(text)
        : null;
  if (match === null) throw new DerError('not a DER time', node.offset);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const fullYear = node.tag === TAG.utcTime ? year + (year < 50 ? 2000 : 1900) : year;
  const millis = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  const at = new Date(Date.UTC(fullYear, month - 1, day, hour, minute, second, millis));
  if (fullYear < 100) at.setUTCFullYear(fullYear);
  const real =
    at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!real) throw new DerError('no such time', node.offset);
  return at;
}
