import { expectDict, type ObjectReader } from '../object-reader.ts';
import { isArray, PdfString } from '../pdf-object.ts';
import { readEncryption } from './encryption-dictionary.ts';
import type { FileCipher } from './file-cipher.ts';
import { emptyPasswordKey } from './file-key.ts';
import { standardCipher } from './standard-cipher.ts';

/** How to read and write an encrypted file, and what its author permits (Table 22; a set bit permits). */
export interface UnlockedFile {
  readonly cipher: FileCipher;
  readonly permissions: number;
}

/**
 * Opens the encryption of a file with the empty user password; undefined when the file is not encrypted.
 * @throws PdfRefused `passwordProtected`
 */
export async function unlockFile(file: ObjectReader): Promise<UnlockedFile | undefined> {
  const entry = await file.get(file.trailer, 'Encrypt');
  if (entry === null) return undefined;
  const encryption = await readEncryption(file, expectDict(entry, 'encryption dictionary'));
  const ids = file.trailer.get('ID');
  const id = isArray(ids) ? await file.resolve(ids[0]) : null;
  const key = await emptyPasswordKey(encryption, id instanceof PdfString ? id.bytes : new Uint8Array(0));
  return { cipher: standardCipher(encryption, key), permissions: encryption.permissions };
}
