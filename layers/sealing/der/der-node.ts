import { DerError } from './der-error.ts';

/** Nesting beyond this is refused: no structure of CMS, X.509, OCSP or RFC 3161 comes near. */
export const MAX_DEPTH = 64;

/** One TLV. The arrays are views on the input: the exact bytes that were read, never a re-encoding. */
export interface DerNode {
  /** The identifier octet: class, constructed bit and number. */
  readonly tag: number;
  /** Identifier, length and contents octets. */
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
  /** Offset of the identifier octet in the outermost input. */
  readonly offset: number;
  readonly depth: number;
}

/** Reads the TLV at the start of `input`; what follows it is not looked at. */
export function readNode(input: Uint8Array, offset = 0, depth = 0): DerNode {
  if (depth > MAX_DEPTH) throw new DerError('nested too deep', offset);
  const tag = input[0];
  if (tag === undefined) throw new DerError('value missing', offset);
  if ((tag & 0x1f) === 0x1f) throw new DerError('high tag numbers are not used here', offset);
  const { header, length } = readLength(input, offset);
  if (length > input.length - header) throw new DerError('length exceeds the input', offset);
  return {
    tag,
    bytes: input.subarray(0, header + length),
    content: input.subarray(header, header + length),
    offset,
    depth,
  };
}

function readLength(input: Uint8Array, offset: number): { header: number; length: number } {
  const first = input[1];
  if (first === undefined) throw new DerError('length missing', offset);
  if (first < 0x80) return { header: 2, length: first };
  if (first === 0x80) throw new DerError('indefinite length', offset);
  const count = first & 0x7f;
  if (count > 4) throw new DerError('length too large', offset);
  const octets = input.subarray(2, 2 + count);
  if (octets.length < count) throw new DerError('length truncated', offset);
  const length = octets.reduce((value, octet) => value * 256 + octet, 0);
  if (octets[0] === 0 || length < 0x80) throw new DerError('length not minimal', offset);
  return { header: 2 + count, length };
}
