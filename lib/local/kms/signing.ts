import {
  constants,
  createHash,
  createPublicKey,
  type KeyObject,
  privateDecrypt,
  privateEncrypt,
  publicDecrypt,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { AwsError } from '../types.ts';
import { CURVES, signDigest, verifyDigest } from './ecdsa.ts';

const RSA_ALGORITHMS = ['RSASSA_PKCS1_V1_5', 'RSASSA_PSS'].flatMap((scheme) =>
  ['256', '384', '512'].map((bits) => `${scheme}_SHA_${bits}`),
);
const DIGEST_INFO: Record<string, string> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};

/** SigningAlgorithms that KMS offers for a key spec. */
export function signingAlgorithms(spec: string): string[] {
  const curve = CURVES[spec];
  if (curve) return [`ECDSA_${curve.hash.toUpperCase().replace('SHA', 'SHA_')}`];
  return spec.startsWith('RSA_') ? RSA_ALGORITHMS : [];
}

const hashOf = (algorithm: string) => `sha${algorithm.slice(-3)}`;
const scalarOf = (key: KeyObject) => Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');

function digestOf(algorithm: string, message: Buffer, type: string): Buffer {
  const hash = hashOf(algorithm);
  if (type === 'RAW') return createHash(hash).update(message).digest();
  if (message.length === Number(algorithm.slice(-3)) / 8) return message;
  throw new AwsError('ValidationException', `Digest is invalid length for algorithm ${algorithm}.`);
}

/** MGF1 of RFC 8017 B.2.1. */
function mask(seed: Buffer, length: number, hash: string): Buffer {
  const blocks: Buffer[] = [];
  for (let counter = 0; blocks.length * (blocks[0]?.length ?? 1) < length; counter += 1) {
    const index = Buffer.alloc(4);
    index.writeUInt32BE(counter);
    blocks.push(createHash(hash).update(seed).update(index).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}

const xor = (a: Buffer, b: Buffer) => Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)));
const pssHash = (digest: Buffer, salt: Buffer, hash: string) =>
  createHash(hash).update(Buffer.alloc(8)).update(digest).update(salt).digest();

/** EMSA-PSS-ENCODE of RFC 8017 §9.1.1 over a digest; the modulus is a whole number of bytes. */
function pssEncode(digest: Buffer, hash: string, modulusBytes: number): Buffer {
  const salt = randomBytes(digest.length);
  const seed = pssHash(digest, salt, hash);
  const padding = Buffer.alloc(modulusBytes - 2 * digest.length - 2);
  const block = Buffer.concat([padding, Buffer.of(1), salt]);
  const masked = xor(block, mask(seed, block.length, hash));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return Buffer.concat([masked, seed, Buffer.of(0xbc)]);
}

/** EMSA-PSS-VERIFY of RFC 8017 §9.1.2, with the salt as long as the hash. */
function pssVerify(encoded: Buffer, digest: Buffer, hash: string): boolean {
  const at = encoded.length - digest.length - 1;
  const seed = encoded.subarray(at, -1);
  const block = xor(encoded.subarray(0, at), mask(seed, at, hash));
  block[0] = (block[0] ?? 0) & 0x7f;
  const salt = block.subarray(-digest.length);
  const head = block.subarray(0, -digest.length);
  const wellFormed =
    encoded.at(-1) === 0xbc && head.at(-1) === 1 && head.subarray(0, -1).every((byte) => byte === 0);
  return wellFormed && pssHash(digest, salt, hash).equals(seed);
}

/** Signs as KMS does: `DIGEST` signs the given hash itself, `RAW` hashes first. */
export function signMessage(
  key: KeyObject,
  spec: string,
  algorithm: string,
  message: Buffer,
  type: string,
): Buffer {
  const digest = digestOf(algorithm, message, type);
  const curve = CURVES[spec];
  if (curve) return signDigest(scalarOf(key), digest, curve);
  const hash = hashOf(algorithm);
  if (algorithm.startsWith('RSASSA_PSS')) {
    const bytes = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, pssEncode(digest, hash, bytes));
  }
  const info = Buffer.concat([Buffer.from(DIGEST_INFO[hash] ?? '', 'hex'), digest]);
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, info);
}

/** Whether the signature is by this key, over this message or digest. */
export function verifyMessage(
  key: KeyObject,
  spec: string,
  algorithm: string,
  message: Buffer,
  type: string,
  signature: Buffer,
): boolean {
  const digest = digestOf(algorithm, message, type);
  const curve = CURVES[spec];
  if (curve) return verifyDigest(scalarOf(key), digest, signature, curve);
  const hash = hashOf(algorithm);
  const publicKey = createPublicKey(key);
  try {
    if (algorithm.startsWith('RSASSA_PSS')) {
      return pssVerify(
        publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature),
        digest,
        hash,
      );
    }
    const info = publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature);
    return info.equals(Buffer.concat([Buffer.from(DIGEST_INFO[hash] ?? '', 'hex'), digest]));
  } catch {
    return false;
  }
}
