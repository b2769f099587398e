import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AwsError, notImplemented } from '../types.ts';

export type Algorithm = 'crc32' | 'sha1' | 'sha256';
/** Base64 by algorithm; a composite one ends with `-<parts>`. */
export type Checksums = Partial<Record<Algorithm, string>>;

const ALGORITHMS: readonly Algorithm[] = ['crc32', 'sha1', 'sha256'];
const PREFIX = 'x-amz-checksum-';
const NOT_VALUES = ['mode', 'algorithm', 'type'];

export interface Hasher {
  update(data: Buffer): void;
  digest(): Buffer;
}

export function hasher(algorithm: Algorithm | 'md5'): Hasher {
  if (algorithm !== 'crc32') {
    const hash = createHash(algorithm);
    return { update: (data) => void hash.update(data), digest: () => hash.digest() };
  }
  let value = 0;
  const update = (data: Buffer) => {
    value = crc32(data, value);
  };
  const digest = () => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  return { update, digest };
}

export function digestOf(algorithm: Algorithm | 'md5', data: Buffer): Buffer {
  const hash = hasher(algorithm);
  hash.update(data);
  return hash.digest();
}

export function readAlgorithm(name: string): Algorithm {
  const found = ALGORITHMS.find((algorithm) => algorithm === name.toLowerCase());
  if (!found) throw notImplemented('S3', `the checksum ${name}`);
  return found;
}

/** Checksums that the headers give. One left in the query of a presigned URL is ignored, as S3 does. */
export function declaredChecksums(headers: Record<string, string>): Checksums {
  const given = Object.entries(headers).filter(
    ([name]) => name.startsWith(PREFIX) && !NOT_VALUES.includes(name.slice(PREFIX.length)),
  );
  return Object.fromEntries(given.map(([name, value]) => [readAlgorithm(name.slice(PREFIX.length)), value]));
}

/**
 * Verifies Content-MD5 and the checksums in the headers over the body.
 * @returns the checksums to keep
 * @throws AwsError BadDigest, InvalidDigest
 */
export function verifyChecksums(headers: Record<string, string>, body: Buffer): Checksums {
  const md5 = headers['content-md5'];
  if (md5 !== undefined && Buffer.from(md5, 'base64').length !== 16) {
    throw new AwsError('InvalidDigest', 'The Content-MD5 you specified was invalid', 400);
  }
  if (md5 !== undefined && md5 !== digestOf('md5', body).toString('base64')) {
    throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received', 400);
  }
  const declared = declaredChecksums(headers);
  for (const algorithm of ALGORITHMS) {
    const value = declared[algorithm];
    if (value === undefined || value === digestOf(algorithm, body).toString('base64')) continue;
    const name = algorithm.toUpperCase();
    throw new AwsError('BadDigest', `The ${name} you specified did not match the calculated checksum.`, 400);
  }
  return declared;
}

/** Checksum of a multipart object: the digest of the parts' digests, and their number. */
export function compositeChecksum(algorithm: Algorithm, parts: string[]): string {
  const digests = Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')));
  return `${digestOf(algorithm, digests).toString('base64')}-${parts.length}`;
}

export function checksumHeaders(checksums: Checksums): Record<string, string> {
  const given = Object.entries(checksums);
  if (given.length === 0) return {};
  const composite = given.some(([, value]) => /-\d+$/.test(value));
  return {
    ...Object.fromEntries(given.map(([algorithm, value]) => [`${PREFIX}${algorithm}`, value])),
    [`${PREFIX}type`]: composite ? 'COMPOSITE' : 'FULL_OBJECT',
  };
}

/** As elements of an XML answer: `ChecksumSHA256`. */
export function checksumElements(checksums: Checksums): Record<string, string> {
  return Object.fromEntries(
    Object.entries(checksums).map(([algorithm, value]) => [`Checksum${algorithm.toUpperCase()}`, value]),
  );
}
