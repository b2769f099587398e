import { compareBytes, concatBytes } from './bytes-util.ts';
import { contextConstructed, contextPrimitive, TAG } from './tags.ts';

const TEXT = new TextEncoder();

/** One TLV with a minimal definite length (X.690 clause 10.1). */
export function tlv(tag: number, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const size = content.reduce((sum, part) => sum + part.length, 0);
  return concatBytes(Uint8Array.of(tag, ...lengthOctets(size)), ...content);
}

function lengthOctets(size: number): number[] {
  if (size < 0x80) return [size];
  const octets: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

export const sequence = (...content: readonly Uint8Array[]) => tlv(TAG.sequence, ...content);
export const set = (...content: readonly Uint8Array[]) => tlv(TAG.set, ...content);
export const octetString = (content: Uint8Array) => tlv(TAG.octetString, content);
export const nullValue = () => tlv(TAG.null);
export const boolean = (value: boolean) => tlv(TAG.boolean, Uint8Array.of(value ? 0xff : 0));
export const utf8String = (value: string) => tlv(TAG.utf8String, TEXT.encode(value));
export const printableString = (value: string) => tlv(TAG.printableString, TEXT.encode(value));
export const ia5String = (value: string) => tlv(TAG.ia5String, TEXT.encode(value));

/** SET OF with its elements in DER order (X.690 clause 11.6). */
export const setOf = (...elements: readonly Uint8Array[]) =>
  tlv(TAG.set, ...[...elements].sort(compareBytes));

/** `[n] EXPLICIT`, or `[n] IMPLICIT` over a constructed type whose contents are given. */
export const tagged = (n: number, ...content: readonly Uint8Array[]) =>
  tlv(contextConstructed(n), ...content);

/** `[n] IMPLICIT` over a primitive type whose contents octets are given. */
export const taggedPrimitive = (n: number, content: Uint8Array) => tlv(contextPrimitive(n), content);

/** Replaces the identifier octet, e.g. to turn a SET OF into `[0] IMPLICIT SET OF`. */
export function retag(tag: number, der: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = Uint8Array.from(der);
  out[0] = tag;
  return out;
}

/** BIT STRING of whole octets, or with `unused` bits at the end. */
export const bitString = (content: Uint8Array, unused = 0) =>
  tlv(TAG.bitString, Uint8Array.of(unused), content);

/** Named bits (KeyUsage, PKIFailureInfo): trailing zero bits are dropped (X.690 clause 11.2.2). */
export function namedBits(bits: readonly number[]): Uint8Array<ArrayBuffer> {
  if (bits.length === 0) return bitString(new Uint8Array());
  const last = Math.max(...bits);
  const content = new Uint8Array(Math.floor(last / 8) + 1);
  for (const bit of bits) content[bit >> 3] = (content[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return bitString(content, 7 - (last & 7));
}

/** INTEGER from a number or bigint, two's complement, minimal. */
export function integer(value: number | bigint): Uint8Array<ArrayBuffer> {
  return tlv(TAG.integer, integerOctets(BigInt(value)));
}

/** INTEGER from the big-endian octets of a non-negative number. */
export function unsignedInteger(octets: Uint8Array): Uint8Array<ArrayBuffer> {
  let start = 0;
  while (start < octets.length - 1 && octets[start] === 0) start++;
  const magnitude = octets.length === 0 ? Uint8Array.of(0) : octets.subarray(start);
  const sign = (magnitude[0] ?? 0) & 0x80 ? Uint8Array.of(0) : new Uint8Array();
  return tlv(TAG.integer, sign, magnitude);
}

export const enumerated = (value: number) => tlv(TAG.enumerated, integerOctets(BigInt(value)));

function integerOctets(value: bigint): Uint8Array {
  const octets: number[] = [];
  let rest = value;
  do {
    octets.unshift(Number(rest & 0xffn));
    rest >>= 8n;
  } while (!((rest === 0n && (octets[0] ?? 0) < 0x80) || (rest === -1n && (octets[0] ?? 0) >= 0x80)));
  return Uint8Array.from(octets);
}

/** OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Uint8Array<ArrayBuffer> {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map((arc) => BigInt(arc));
  const octets = [first * 40n + second, ...rest].flatMap(base128);
  return tlv(TAG.oid, Uint8Array.from(octets));
}

function base128(value: bigint): number[] {
  const octets = [Number(value & 0x7fn)];
  for (let rest = value >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80);
  return octets;
}

/** RFC 5280 `Time`: UTCTime to 2049, GeneralizedTime after, whole seconds, Z. */
export function time(at: Date): Uint8Array<ArrayBuffer> {
  if (at.getUTCFullYear() > 2049 || at.getUTCFullYear() < 1950) return generalizedTime(at, false);
  return tlv(TAG.utcTime, TEXT.encode(compactTime(at).slice(2)));
}

/** GeneralizedTime in Z; with `fraction` milliseconds are kept, without trailing zeros (RFC 3161 §2.4.2). */
export function generalizedTime(at: Date, fraction: boolean): Uint8Array<ArrayBuffer> {
  const whole = compactTime(at);
  const millis = String(at.getUTCMilliseconds()).padStart(3, '0').replace(/0+$/, '');
  const text = fraction && millis !== '' ? `${whole.slice(0, -1)}.${millis}Z` : whole;
  return tlv(TAG.generalizedTime, TEXT.encode(text));
}

function compactTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}
