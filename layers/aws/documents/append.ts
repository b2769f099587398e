import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import type { StoredObject } from '../../ports/document-store.ts';
import { s3 } from '../clients/s3.ts';
import { environment } from '../environment.ts';

/** The store's smallest part of a multipart object, but for the last. */
export const smallestPart = 5 * 1024 * 1024;

const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

/**
 * Original ‖ tail without moving the original: part 1 is copied by the store from the pinned version, and the
 * SHA-256 that the store computed over it must be the document's; part 2 is the tail.
 */
export async function appendByCopy(
  original: StoredObject,
  tail: Uint8Array,
  key: string,
  sha256: string,
): Promise<StoredObject> {
  const Bucket = environment('DOCUMENTS_BUCKET');
  const { UploadId } = await s3().send(
    new CreateMultipartUploadCommand({
      Bucket,
      Key: key,
      ContentType: 'application/pdf',
      ChecksumAlgorithm: 'SHA256',
    }),
  );
  if (UploadId === undefined) throw new Error('the store gave no upload id');
  try {
    const copied = await s3().send(
      new UploadPartCopyCommand({
        Bucket,
        Key: key,
        UploadId,
        PartNumber: 1,
        CopySource: `${Bucket}/${original.key}?versionId=${original.versionId}`,
      }),
    );
    const checksum = copied.CopyPartResult?.ChecksumSHA256;
    if (checksum !== base64(original.sha256))
      throw new Error('the store copied something else than the original');
    const tailChecksum = createHash('sha256').update(tail).digest('base64');
    const added = await s3().send(
      new UploadPartCommand({
        Bucket,
        Key: key,
        UploadId,
        PartNumber: 2,
        Body: tail,
        ChecksumSHA256: tailChecksum,
      }),
    );
    const done = await s3().send(
      new CompleteMultipartUploadCommand({
        Bucket,
        Key: key,
        UploadId,
        IfNoneMatch: '*',
        MultipartUpload: {
          Parts: [
            { PartNumber: 1, ETag: copied.CopyPartResult?.ETag, ChecksumSHA256: checksum },
            { PartNumber: 2, ETag: added.ETag, ChecksumSHA256: tailChecksum },
          ],
        },
      }),
    );
    if (done.VersionId === undefined) throw new Error('the store gave no version');
    return { key, versionId: done.VersionId, size: original.size + tail.length, sha256 };
  } catch (error) {
    await s3()
      .send(new AbortMultipartUploadCommand({ Bucket, Key: key, UploadId }))
      .catch(() => undefined);
    throw error;
  }
}
