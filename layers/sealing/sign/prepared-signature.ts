import type { CommitmentType } from '../cms/signed-attributes.ts';

/** What a signature's hole is for. */
export type SubFilter = 'ETSI.CAdES.detached' | 'ETSI.RFC3161';

/** A signature that waits for its CMS: everything is fixed but the content of the hole. */
export interface PreparedSignature {
  /** To be appended to the original; the hole is filled with zeros. */
  readonly tail: Uint8Array;
  readonly originalSize: number;
  /** `[0, length, offset, length]` as written in the file. */
  readonly byteRange: readonly [0, number, number, number];
  /** File offset of the hole's `<`. */
  readonly holeOffset: number;
  /** Octets that fit into the hole (it is twice as many digits long). */
  readonly reservedBytes: number;
  readonly subFilter: SubFilter;
  readonly fieldName: string;
  readonly commitmentType: CommitmentType | undefined;
}

/** A prepared signature as JSON text, to be put away until the signature value comes. */
export function storePrepared(prepared: PreparedSignature): string {
  return JSON.stringify({ version: 1, ...prepared, tail: toBase64(prepared.tail) });
}

/** The inverse of `storePrepared`. @throws RangeError when the text is not one. */
export function restorePrepared(text: string): PreparedSignature {
  const { version, tail, commitmentType, ...rest } = JSON.parse(text) as PreparedSignature & {
    version: number;
  };
  if (version !== 1 || typeof tail !== 'string') throw new RangeError('not a prepared signature');
  return { ...rest, commitmentType, tail: fromBase64(tail) };
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}
