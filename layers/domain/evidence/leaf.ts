import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { EventType } from '../envelope/vocabulary.ts';
import { leafHash } from './merkle.ts';

/** What the evidence keeps of an event for ever: nothing of it says who or what, without the salt. */
export interface Leaf {
  readonly seq: number;
  readonly type: EventType;
  readonly at: string;
  /** base64url of HMAC-SHA-256(salt of 32 bytes, JCS payload). */
  readonly commitment: string;
  /** base64url of SHA-256(0x00 ‖ JCS {seq, type, at, commitment}). */
  readonly hash: string;
}

/** RFC 8785 bytes of a JSON value. */
export function jcs(value: unknown): Uint8Array {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return Buffer.from(text, 'utf8');
}

/** The salted commitment of a payload; destroying the salt makes it say nothing. */
export const commitmentOf = (payload: unknown, salt: Uint8Array): string =>
  createHmac('sha256', salt).update(jcs(payload)).digest('base64url');

export const hashOfLeaf = (leaf: Omit<Leaf, 'hash' | 'type'> & { readonly type: string }): Uint8Array =>
  leafHash(jcs({ seq: leaf.seq, type: leaf.type, at: leaf.at, commitment: leaf.commitment }));

export function makeLeaf<Type extends string>(
  seq: number,
  type: Type,
  at: string,
  payload: unknown,
  salt: Uint8Array,
): Omit<Leaf, 'type'> & { readonly type: Type } {
  const bare = { seq, type, at, commitment: commitmentOf(payload, salt) };
  return { ...bare, hash: Buffer.from(hashOfLeaf(bare)).toString('base64url') };
}

/** The deployment log's leaf over a stream's root: SHA-256(0x00 ‖ JCS {stream, seq, root}). */
export const logLeaf = (stream: string, seq: number, root: Uint8Array): Uint8Array =>
  leafHash(jcs({ stream, seq, root: Buffer.from(root).toString('base64url') }));
