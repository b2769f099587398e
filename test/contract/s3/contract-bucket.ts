import { createHash, randomUUID } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll } from 'vitest';
import type { Clients } from '../clients.ts';

export const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('base64');

/** A versioned bucket of its own for the suites that judge one endpoint, and short ways to it. */
export function contractBucket(clients: Clients) {
  const Bucket = `contract-${randomUUID()}`;
  const s3 = () => clients.s3;
  const put = (
    Key: string,
    Body: NonNullable<PutObjectCommandInput['Body']>,
    more: Omit<PutObjectCommandInput, 'Bucket' | 'Key' | 'Body'> = {},
  ) => s3().send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
  const read = async (Key: string, more: Omit<GetObjectCommandInput, 'Bucket' | 'Key'> = {}) =>
    Buffer.from(
      (await (
        await s3().send(new GetObjectCommand({ Bucket, Key, ...more }))
      ).Body?.transformToByteArray()) ?? [],
    );
  const versions = async (Prefix: string) => s3().send(new ListObjectVersionsCommand({ Bucket, Prefix }));

  beforeAll(async () => {
    await s3().send(new CreateBucketCommand({ Bucket }));
    await s3().send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
  });
  afterAll(async () => {
    const uploads = await s3().send(new ListMultipartUploadsCommand({ Bucket }));
    for (const { Key, UploadId } of uploads.Uploads ?? []) {
      await s3().send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    }
    const { Versions = [], DeleteMarkers = [] } = await s3().send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    await s3().send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    await s3().send(new DeleteBucketCommand({ Bucket }));
  });
  return { Bucket, s3, put, read, versions, presigner: () => clients.presigner };
}

export type ContractBucket = ReturnType<typeof contractBucket>;
