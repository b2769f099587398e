import { createHash, randomBytes } from 'node:crypto';

export const idPrefixes = [
  'env',
  'doc',
  'rcp',
  'fld',
  'evt',
  'org',
  'usr',
  'key',
  'req',
  'dsr',
  'whk',
  'tpl',
  'hld',
  'aut',
  'brc',
  'rct',
  'opr',
  'ver',
  'dst',
  'con',
  'ann',
  'trm',
] as const;
export type IdPrefix = (typeof idPrefixes)[number];

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Crockford base 32 without padding; 16 bytes become 26 characters. */
function base32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(value >>> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text;
}

/** A new id: 48 bits of milliseconds, then 80 random bits, so ids of one kind sort by time of creation. */
export function newId(prefix: IdPrefix, now: Date = new Date()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  return `${prefix}_${base32(bytes)}`;
}

/**
 * The id that a repeated call must arrive at again: same secret-keyed seed, same id. It carries no time, so
 * that the second call, a day later, still finds the first one's work.
 */
export function derivedId(prefix: IdPrefix, seed: Uint8Array): string {
  return `${prefix}_${base32(createHash('sha256').update(seed).digest().subarray(0, 16))}`;
}

export const isId = (prefix: IdPrefix, text: string): boolean =>
  text.startsWith(`${prefix}_`) && /^[0-9a-hjkmnp-tv-z]{26}$/.test(text.slice(prefix.length + 1));

/** A random stream name of the evidence log: says nothing about what it logs. */
export const newStream = (): string => randomBytes(16).toString('base64url');
