import { isArray, isName, PdfDict, type PdfRef } from '../pdf-object.ts';
import { broken } from '../pdf-refused.ts';
import { aesCbcDecrypt, aesCbcEncrypt } from './aes-cbc.ts';
import type { CipherMethod, EncryptionDictionary } from './encryption-dictionary.ts';
import type { FileCipher } from './file-cipher.ts';
import { md5 } from './md5.ts';
import { rc4 } from './rc4.ts';

const IV_LENGTH = 16;
const AES_SALT = Uint8Array.of(0x73, 0x41, 0x6c, 0x54);

/** Encrypts and decrypts as the standard security handler does, with a key that is known. */
export function standardCipher(encryption: EncryptionDictionary, key: Uint8Array): FileCipher {
  const { strings } = encryption;
  const streamMethod = (dict: PdfDict) => (isExempt(dict, encryption) ? 'none' : encryption.streams);
  return {
    decryptString: (bytes, owner) => decrypt(strings, objectKey(key, owner, strings), bytes, owner),
    encryptString: (bytes, owner) => encrypt(strings, objectKey(key, owner, strings), bytes),
    decryptStream: (bytes, dict, owner) => {
      const method = streamMethod(dict);
      return decrypt(method, objectKey(key, owner, method), bytes, owner);
    },
    encryptStream: (bytes, dict, owner) => {
      const method = streamMethod(dict);
      return encrypt(method, objectKey(key, owner, method), bytes);
    },
  };
}

/** Cross-reference streams, clear metadata, and streams with the Identity crypt filter of their own. */
function isExempt(dict: PdfDict, { encryptMetadata }: EncryptionDictionary): boolean {
  if (isName(dict.get('Type'), 'XRef')) return true;
  if (!encryptMetadata && isName(dict.get('Type'), 'Metadata')) return true;
  const filter = dict.get('Filter');
  const first = isArray(filter) ? filter[0] : filter;
  if (!isName(first, 'Crypt')) return false;
  const parameters = dict.get('DecodeParms');
  const own = isArray(parameters) ? parameters[0] : parameters;
  const name = own instanceof PdfDict ? own.get('Name') : undefined;
  if (name === undefined || isName(name, 'Identity')) return true;
  throw broken('stream with a crypt filter of its own');
}

/** Algorithm 1 of ISO 32000-2 §7.6.3.2; with 256-bit keys the file key itself (algorithm 1.A). */
function objectKey(key: Uint8Array, { num, gen }: PdfRef, method: CipherMethod): Uint8Array {
  if (method === 'aes256' || method === 'none') return key;
  const place = Uint8Array.of(num, num >> 8, num >> 16, gen, gen >> 8);
  const salt = method === 'aes128' ? [AES_SALT] : [];
  return md5(key, place, ...salt).subarray(0, Math.min(key.length + 5, 16));
}

async function decrypt(
  method: CipherMethod,
  key: Uint8Array,
  bytes: Uint8Array,
  owner: PdfRef,
): Promise<Uint8Array> {
  if (method === 'none') return bytes;
  if (method === 'rc4') return rc4(key, bytes);
  if (bytes.length === 0) return bytes;
  try {
    return await aesCbcDecrypt(key, bytes.subarray(0, IV_LENGTH), bytes.subarray(IV_LENGTH));
  } catch {
    throw broken('encrypted data cannot be decrypted', { object: owner.num });
  }
}

async function encrypt(method: CipherMethod, key: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> {
  if (method === 'none') return bytes;
  if (method === 'rc4') return rc4(key, bytes);
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(IV_LENGTH));
  const encrypted = await aesCbcEncrypt(key, iv, bytes);
  const out = new Uint8Array(IV_LENGTH + encrypted.length);
  out.set(iv);
  out.set(encrypted, IV_LENGTH);
  return out;
}
