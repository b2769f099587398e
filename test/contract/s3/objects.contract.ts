import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { type ContractBucket, sha256 } from './contract-bucket.ts';

/** What is stored, read and replaced whole. */
export function objectsContract({ Bucket, s3, put, read, versions }: ContractBucket): void {
  it('lists the bucket, and knows that it is versioned', async () => {
    expect((await s3().send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toContain(Bucket);
    expect((await s3().send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
    await expect(s3().send(new ListObjectsV2Command({ Bucket: `${Bucket}-none` }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });

  it('keeps bytes, type and metadata, also of keys with odd characters', async () => {
    const body = randomBytes(100_000);
    const Key = 'odd/å ä+ö&=%25?#/é~.pdf';
    const { VersionId, ETag } = await put(Key, body, {
      ContentType: 'application/pdf',
      Metadata: { a: 'b' },
      ChecksumSHA256: sha256(body),
    });
    expect(VersionId).toBeTruthy();
    const head = await s3().send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    expect(head).toMatchObject({
      ContentLength: 100_000,
      ContentType: 'application/pdf',
      Metadata: { a: 'b' },
      ETag,
      VersionId,
      ChecksumSHA256: sha256(body),
    });
    expect((await read(Key)).equals(body)).toBe(true);
    expect(
      (await s3().send(new ListObjectsV2Command({ Bucket, Prefix: 'odd/' }))).Contents?.map((one) => one.Key),
    ).toEqual([Key]);
  });

  it('takes an empty object and a stream', async () => {
    await put('empty', Buffer.alloc(0));
    expect(await read('empty')).toHaveLength(0);
    const body = randomBytes(300_000);
    await put('stream', Readable.from([body.subarray(0, 70_000), body.subarray(70_000)]), {
      ContentLength: body.length,
    });
    expect((await read('stream')).equals(body)).toBe(true);
  });

  it('refuses a body that is not the one announced', async () => {
    await expect(
      put('digest', 'tampered', { ChecksumSHA256: sha256(Buffer.from('original')) }),
    ).rejects.toMatchObject({ name: expect.stringMatching(/BadDigest|XAmzContentChecksumMismatch/) });
    const ContentMD5 = createHash('md5').update('original').digest('base64');
    await expect(put('digest', 'tampered', { ContentMD5 })).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(read('digest')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('reads ranges and obeys conditions', async () => {
    const { ETag = '' } = await put('range', '0123456789');
    const range = async (Range: string) => (await read('range', { Range })).toString();
    expect(await range('bytes=2-4')).toBe('234');
    expect(await range('bytes=7-')).toBe('789');
    expect(await range('bytes=-3')).toBe('789');
    expect(await range('bytes=8-100')).toBe('89');
    const part = await s3().send(new GetObjectCommand({ Bucket, Key: 'range', Range: 'bytes=2-4' }));
    expect(part).toMatchObject({ ContentRange: 'bytes 2-4/10', ContentLength: 3 });
    await expect(range('bytes=10-')).rejects.toMatchObject({ name: 'InvalidRange' });
    expect((await read('range', { IfMatch: ETag })).toString()).toBe('0123456789');
    await expect(read('range', { IfMatch: '"0"' })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 412 },
    });
    await expect(read('range', { IfNoneMatch: ETag })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
  });

  it('writes once under If-None-Match, and replaces under If-Match', async () => {
    const { ETag = '' } = await put('once', 'first', { IfNoneMatch: '*' });
    await expect(put('once', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(put('once', 'second', { IfMatch: '"0"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await put('once', 'second', { IfMatch: ETag });
    expect((await read('once')).toString()).toBe('second');
    expect((await versions('once')).Versions).toHaveLength(2);
  });

  it('lets only one of many concurrent writers through', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => put('race', `${n}`, { IfNoneMatch: '*' })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await versions('race')).Versions).toHaveLength(1);
  });
}
