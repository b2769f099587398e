const BLOCK = 16;

/** AES-CBC as the platform has it, always with PKCS #7 padding. `key` has 16 or 32 bytes, `iv` 16. */
export async function aesCbcEncrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const { subtle } = globalThis.crypto;
  const imported = await subtle.importKey('raw', own(key), 'AES-CBC', false, ['encrypt']);
  return new Uint8Array(await subtle.encrypt({ name: 'AES-CBC', iv: own(iv) }, imported, own(data)));
}

/** @throws the platform's OperationError when the padding is wrong */
export async function aesCbcDecrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const { subtle } = globalThis.crypto;
  const imported = await subtle.importKey('raw', own(key), 'AES-CBC', false, ['decrypt']);
  return new Uint8Array(await subtle.decrypt({ name: 'AES-CBC', iv: own(iv) }, imported, own(data)));
}

/** Encrypts whole blocks without padding: the block that holds nothing but padding is left off. */
export async function aesCbcEncryptBlocks(
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
): Promise<Uint8Array> {
  return (await aesCbcEncrypt(key, iv, data)).subarray(0, data.length);
}

/** Decrypts whole blocks without padding: a block is added that decrypts to nothing but padding. */
export async function aesCbcDecryptBlocks(
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
): Promise<Uint8Array> {
  const padding = await aesCbcEncrypt(key, data.subarray(-BLOCK), new Uint8Array(0));
  const padded = new Uint8Array(data.length + BLOCK);
  padded.set(data);
  padded.set(padding, data.length);
  return aesCbcDecrypt(key, iv, padded);
}

/** WebCrypto takes only memory of its own kind, never a view of shared memory. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);
