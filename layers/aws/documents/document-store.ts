import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { DocumentStore, ObjectSource, StoredObject } from '../../ports/document-store.ts';
import { s3 } from '../clients/s3.ts';
import { environment } from '../environment.ts';
import { appendByCopy, smallestPart } from './append.ts';
import { presignDownload, presignUpload } from './presign.ts';
import { purgePrefix } from './purge.ts';

const hex = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');
const isStatus = (error: unknown, status: number): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === status;

async function head(key: string): Promise<(StoredObject & { readonly storedAt: Date }) | null> {
  try {
    const found = await s3().send(
      new HeadObjectCommand({ Bucket: environment('DOCUMENTS_BUCKET'), Key: key, ChecksumMode: 'ENABLED' }),
    );
    if (found.VersionId === undefined || found.ContentLength === undefined)
      throw new Error('the store answered without a version');
    return {
      key,
      versionId: found.VersionId,
      size: found.ContentLength,
      sha256: hex(found.ChecksumSHA256 ?? ''),
      storedAt: found.LastModified ?? new Date(0),
    };
  } catch (error) {
    if (isStatus(error, 404)) return null;
    throw error;
  }
}

async function put(key: string, bytes: Uint8Array, sha256: string): Promise<StoredObject> {
  try {
    const { VersionId } = await s3().send(
      new PutObjectCommand({
        Bucket: environment('DOCUMENTS_BUCKET'),
        Key: key,
        Body: bytes,
        ContentLength: bytes.length,
        ContentType: 'application/pdf',
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
        IfNoneMatch: '*',
      }),
    );
    if (VersionId === undefined) throw new Error('the store gave no version');
    return { key, versionId: VersionId, size: bytes.length, sha256 };
  } catch (error) {
    if (!isStatus(error, 412)) throw error;
    const first = await head(key);
    if (first === null || first.sha256 !== sha256) throw error;
    const { storedAt: _when, ...stored } = first;
    return stored;
  }
}

function source(object: { key: string; versionId: string; size: number }): ObjectSource {
  return {
    size: object.size,
    async read(offset, length) {
      const end = Math.min(offset + length, object.size) - 1;
      if (end < offset) return new Uint8Array(0);
      const { Body } = await s3().send(
        new GetObjectCommand({
          Bucket: environment('DOCUMENTS_BUCKET'),
          Key: object.key,
          VersionId: object.versionId,
          Range: `bytes=${offset}-${end}`,
        }),
      );
      if (Body === undefined) throw new Error('the store answered without a body');
      return Body.transformToByteArray();
    },
  };
}

async function append(
  original: StoredObject,
  tail: Uint8Array,
  key: string,
  sha256: string,
): Promise<StoredObject> {
  if (original.size >= smallestPart) return appendByCopy(original, tail, key, sha256);
  const bytes = Buffer.concat([await source(original).read(0, original.size), tail]);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error('original and tail do not give the sealed file');
  return put(key, bytes, sha256);
}

/** Documents in one bucket: keys are made of ids, every object is written once. */
export const documentStore: DocumentStore = {
  uploadKey: (space, envelopeId, documentId) => `uploads/${space}/${envelopeId}/${documentId}`,
  sealedKey: (space, envelopeId, documentId, attempt, variant) =>
    `sealed/${space}/${envelopeId}/${documentId}/${attempt}-${variant}`,
  envelopePrefixes: (space, envelopeId) => [
    `uploads/${space}/${envelopeId}/`,
    `sealed/${space}/${envelopeId}/`,
  ],
  presignUpload,
  presignDownload,
  put,
  head,
  source,
  append,
  sealedPrefix: (space, envelopeId, documentId) => `sealed/${space}/${envelopeId}/${documentId}/`,
  purge: (prefix) => purgePrefix(prefix),
  purgeBut: purgePrefix,
};
