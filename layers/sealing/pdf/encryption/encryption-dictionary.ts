import type { ObjectReader } from '../object-reader.ts';
import { isInteger, isName, type PdfDict, PdfName, PdfString } from '../pdf-object.ts';
import { broken, PdfRefused } from '../pdf-refused.ts';

/** How strings or streams are encrypted. */
export type CipherMethod = 'none' | 'rc4' | 'aes128' | 'aes256';

/** The standard security handler's entries (ISO 32000-2 Tables 20, 21). */
export interface EncryptionDictionary {
  readonly revision: 2 | 3 | 4 | 5 | 6;
  /** Bytes of the file key. */
  readonly keyLength: number;
  readonly owner: Uint8Array;
  readonly user: Uint8Array;
  readonly userKey: Uint8Array;
  readonly permissions: number;
  readonly encryptMetadata: boolean;
  readonly strings: CipherMethod;
  readonly streams: CipherMethod;
}

/** @throws PdfRefused `passwordProtected` for a handler other than the standard one, `brokenStructure` */
export async function readEncryption(file: ObjectReader, dict: PdfDict): Promise<EncryptionDictionary> {
  if (!isName(await file.get(dict, 'Filter'), 'Standard')) {
    throw new PdfRefused('passwordProtected', { message: 'encrypted for certain recipients' });
  }
  const version = await file.get(dict, 'V');
  const revision = revisionOf(await file.get(dict, 'R'));
  const length = await file.get(dict, 'Length');
  const permissions = await file.get(dict, 'P');
  if (!isInteger(permissions)) throw broken('encryption without permissions');
  const bits = version === 1 ? 40 : version === 4 ? 128 : isInteger(length) ? length : 40;
  if (revision < 5 && (bits < 40 || bits > 128 || bits % 8 !== 0))
    throw broken('bad length of the encryption key');
  const usesFilters = version === 4 || version === 5;
  return {
    revision,
    keyLength: revision >= 5 ? 32 : bits / 8,
    owner: await bytesOf(file, dict, 'O'),
    user: await bytesOf(file, dict, 'U'),
    userKey: revision >= 5 ? await bytesOf(file, dict, 'UE') : new Uint8Array(0),
    permissions: permissions | 0,
    encryptMetadata: (await file.get(dict, 'EncryptMetadata')) !== false,
    strings: usesFilters ? await filterMethod(file, dict, 'StrF') : 'rc4',
    streams: usesFilters ? await filterMethod(file, dict, 'StmF') : 'rc4',
  };
}

function revisionOf(value: unknown): 2 | 3 | 4 | 5 | 6 {
  if (value === 2 || value === 3 || value === 4 || value === 5 || value === 6) return value;
  throw new PdfRefused('passwordProtected', { message: 'unknown revision of the security handler' });
}

async function bytesOf(file: ObjectReader, dict: PdfDict, key: string): Promise<Uint8Array> {
  const value = await file.get(dict, key);
  if (!(value instanceof PdfString)) throw broken(`encryption without /${key}`);
  return value.bytes;
}

async function filterMethod(file: ObjectReader, dict: PdfDict, key: string): Promise<CipherMethod> {
  const name = await file.get(dict, key);
  if (!(name instanceof PdfName) || name.name === 'Identity') return 'none';
  const filters = await file.getDict(dict, 'CF');
  const filter = filters && (await file.getDict(filters, name.name));
  const method = filter && (await file.get(filter, 'CFM'));
  if (isName(method, 'V2')) return 'rc4';
  if (isName(method, 'AESV2')) return 'aes128';
  if (isName(method, 'AESV3')) return 'aes256';
  if (isName(method, 'None')) return 'none';
  throw new PdfRefused('passwordProtected', { message: 'unknown crypt filter' });
}
