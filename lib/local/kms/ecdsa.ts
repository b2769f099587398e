import { createECDH, createHmac } from 'node:crypto';

/**
 * ECDSA over a digest that is given (FIPS 186-5 §6.4), which node:crypto cannot do: it always hashes itself.
 * Points come from node's ECDH, so only arithmetic modulo the group order is done here; the nonce is
 * deterministic (RFC 6979). Good for a local stand-in of KMS; not hardened against timing.
 */
export interface Curve {
  name: 'prime256v1' | 'secp384r1' | 'secp521r1';
  hash: 'sha256' | 'sha384' | 'sha512';
  order: bigint;
}

export const CURVES: Record<string, Curve> = {
  ECC_NIST_P256: {
    name: 'prime256v1',
    hash: 'sha256',
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  },
  ECC_NIST_P384: {
    name: 'secp384r1',
    hash: 'sha384',
    order: BigInt(`0x${'f'.repeat(48)}c7634d81f4372ddf581a0db248b0a77aecec196accc52973`),
  },
  ECC_NIST_P521: {
    name: 'secp521r1',
    hash: 'sha512',
    order: BigInt(`0x1${'f'.repeat(64)}fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409`),
  },
};

const toInt = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex') || '0'}`);
const bitsOf = (value: bigint) => value.toString(2).length;
const bytesOf = ({ order }: Curve) => Math.ceil(bitsOf(order) / 8);
const toBytes = (value: bigint, length: number) =>
  Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex');
const mod = (value: bigint, order: bigint) => ((value % order) + order) % order;

function inverse(value: bigint, order: bigint): bigint {
  let [old, rest, oldFactor, factor] = [mod(value, order), order, 1n, 0n];
  while (rest !== 0n) {
    const quotient = old / rest;
    [old, rest] = [rest, old - quotient * rest];
    [oldFactor, factor] = [factor, oldFactor - quotient * factor];
  }
  return mod(oldFactor, order);
}

/** The leftmost bits of a digest, as many as the order has. */
function leftmost(bytes: Buffer, { order }: Curve): bigint {
  const excess = bytes.length * 8 - bitsOf(order);
  return excess > 0 ? toInt(bytes) >> BigInt(excess) : toInt(bytes);
}

/** x of `scalar`·G, modulo the order. */
function xOf(scalar: bigint, curve: Curve): bigint {
  const ecdh = createECDH(curve.name);
  ecdh.setPrivateKey(toBytes(scalar, bytesOf(curve)));
  const point = ecdh.getPublicKey();
  return mod(toInt(point.subarray(1, 1 + (point.length - 1) / 2)), curve.order);
}

/** The nonces of RFC 6979 §3.2, in their order. */
function* nonces(secret: bigint, digest: Buffer, curve: Curve): Generator<bigint> {
  const length = bytesOf(curve);
  const reduced = toBytes(mod(leftmost(digest, curve), curve.order), length);
  const size = digest.length;
  let key = Buffer.alloc(size);
  let value = Buffer.alloc(size, 1);
  const hmac = (...parts: Buffer[]) => createHmac(curve.hash, key).update(Buffer.concat(parts)).digest();
  for (const mark of [0, 1]) {
    key = hmac(value, Buffer.of(mark), toBytes(secret, length), reduced);
    value = hmac(value);
  }
  for (;;) {
    let stream = Buffer.alloc(0);
    while (stream.length < length) {
      value = hmac(value);
      stream = Buffer.concat([stream, value]);
    }
    const nonce = leftmost(stream.subarray(0, length), curve);
    if (nonce > 0n && nonce < curve.order) yield nonce;
    key = hmac(value, Buffer.of(0));
    value = hmac(value);
  }
}

function derInteger(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  const body = (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return Buffer.concat([Buffer.of(2, body.length), body]);
}

/** Signs `digest`, whose hash must be the curve's, with the private scalar; DER `SEQUENCE {r, s}`. */
export function signDigest(secret: Buffer, digest: Buffer, curve: Curve): Buffer {
  const { order } = curve;
  const d = toInt(secret);
  for (const nonce of nonces(d, digest, curve)) {
    const r = xOf(nonce, curve);
    const s = mod(inverse(nonce, order) * (leftmost(digest, curve) + r * d), order);
    if (r === 0n || s === 0n) continue;
    const body = Buffer.concat([derInteger(r), derInteger(s)]);
    const head = body.length > 127 ? [0x30, 0x81, body.length] : [0x30, body.length];
    return Buffer.concat([Buffer.from(head), body]);
  }
  throw new Error('unreachable: nonces never end');
}

function readDer(signature: Buffer): [bigint, bigint] | undefined {
  const start = signature[1] === 0x81 ? 3 : 2;
  const rLength = signature[start + 1] ?? 0;
  const r = signature.subarray(start + 2, start + 2 + rLength);
  const rest = signature.subarray(start + 2 + rLength);
  const s = rest.subarray(2);
  const wellFormed =
    signature[0] === 0x30 &&
    signature[start] === 2 &&
    rest[0] === 2 &&
    s.length === rest[1] &&
    r.length > 0 &&
    s.length > 0;
  return wellFormed ? [toInt(r), toInt(s)] : undefined;
}

/** Verifies with the private scalar, which the holder of the key has: (z + r·d)/s·G must have x = r. */
export function verifyDigest(secret: Buffer, digest: Buffer, signature: Buffer, curve: Curve): boolean {
  const { order } = curve;
  const [r, s] = readDer(signature) ?? [0n, 0n];
  if (r <= 0n || s <= 0n || r >= order || s >= order) return false;
  const scalar = mod(inverse(s, order) * (leftmost(digest, curve) + r * toInt(secret)), order);
  return scalar !== 0n && xOf(scalar, curve) === r;
}
