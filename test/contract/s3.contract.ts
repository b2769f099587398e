import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clients } from './clients.ts';

const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('base64');
const MIB = 1024 * 1024;

/** What Sigill depends on in S3. */
export function s3Contract(clients: Clients): void {
  describe('S3', () => {
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
      const { Versions = [], DeleteMarkers = [] } = await s3().send(
        new ListObjectVersionsCommand({ Bucket }),
      );
      const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
      await s3().send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
      await s3().send(new DeleteBucketCommand({ Bucket }));
    });

    it('lists the bucket, and knows that it is versioned', async () => {
      expect((await s3().send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toContain(
        Bucket,
      );
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
        (await s3().send(new ListObjectsV2Command({ Bucket, Prefix: 'odd/' }))).Contents?.map(
          (one) => one.Key,
        ),
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

    it('hides a deleted object behind a marker, and deletes versions for good', async () => {
      const first = await put('gone', 'one');
      const second = await put('gone', 'two');
      const marker = await s3().send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
      expect(marker.DeleteMarker).toBe(true);
      await expect(read('gone')).rejects.toMatchObject({ name: 'NoSuchKey' });
      expect((await read('gone', { VersionId: first.VersionId })).toString()).toBe('one');
      await expect(read('gone', { VersionId: marker.VersionId })).rejects.toMatchObject({
        $metadata: { httpStatusCode: 405 },
      });
      const listed = await versions('gone');
      expect(listed.Versions?.map(({ VersionId }) => VersionId)).toEqual([second.VersionId, first.VersionId]);
      expect(listed.DeleteMarkers).toMatchObject([{ VersionId: marker.VersionId, IsLatest: true }]);
      for (const { VersionId } of [first, second, marker])
        await s3().send(new DeleteObjectCommand({ Bucket, Key: 'gone', VersionId }));
      expect(await versions('gone')).not.toHaveProperty('Versions');
      // Again is no error: erasure may be repeated.
      await s3().send(new DeleteObjectCommand({ Bucket, Key: 'gone', VersionId: first.VersionId }));
    });

    it('deletes many versions at once', async () => {
      const made = await Promise.all(
        ['many/<a>', 'many/b&c'].map(async (Key) => ({ Key, VersionId: (await put(Key, 'x')).VersionId })),
      );
      const { Deleted, Errors } = await s3().send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects: made } }),
      );
      expect(Deleted?.map(({ Key }) => Key).sort()).toEqual(['many/<a>', 'many/b&c']);
      expect(Errors ?? []).toEqual([]);
      expect(await versions('many/')).not.toHaveProperty('Versions');
    });

    it('lists by pages, prefix and delimiter', async () => {
      for (const Key of ['list/a', 'list/b/1', 'list/b/2', 'list/c/1', 'list/d']) await put(Key, Key);
      const keys: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await s3().send(
          new ListObjectsV2Command({ Bucket, Prefix: 'list/', MaxKeys: 2, ContinuationToken }),
        );
        keys.push(...(page.Contents ?? []).map(({ Key }) => Key));
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken);
      expect(keys).toEqual(['list/a', 'list/b/1', 'list/b/2', 'list/c/1', 'list/d']);
      const folded = await s3().send(new ListObjectsV2Command({ Bucket, Prefix: 'list/', Delimiter: '/' }));
      expect(folded.Contents?.map(({ Key }) => Key)).toEqual(['list/a', 'list/d']);
      expect(folded.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['list/b/', 'list/c/']);
    });

    it('lists versions by pages', async () => {
      for (const body of ['1', '2', '3']) await put('paged/a', body);
      await put('paged/b', '4');
      const ids: (string | undefined)[] = [];
      let KeyMarker: string | undefined;
      let VersionIdMarker: string | undefined;
      do {
        const page = await s3().send(
          new ListObjectVersionsCommand({ Bucket, Prefix: 'paged/', MaxKeys: 2, KeyMarker, VersionIdMarker }),
        );
        ids.push(...(page.Versions ?? []).map(({ VersionId }) => VersionId));
        KeyMarker = page.NextKeyMarker;
        VersionIdMarker = page.NextVersionIdMarker;
      } while (KeyMarker);
      expect(new Set(ids).size).toBe(4);
    });

    it('copies an object of a pinned version', async () => {
      const { VersionId } = await put('copy/from', 'old', { ContentType: 'text/plain' });
      await put('copy/from', 'new');
      await s3().send(
        new CopyObjectCommand({
          Bucket,
          Key: 'copy/to',
          CopySource: `${Bucket}/copy/from?versionId=${VersionId}`,
        }),
      );
      expect((await read('copy/to')).toString()).toBe('old');
      expect((await s3().send(new HeadObjectCommand({ Bucket, Key: 'copy/to' }))).ContentType).toBe(
        'text/plain',
      );
    });

    describe('multipart', () => {
      const start = async (Key: string) =>
        (
          await s3().send(
            new CreateMultipartUploadCommand({
              Bucket,
              Key,
              ChecksumAlgorithm: 'SHA256',
              ContentType: 'application/pdf',
            }),
          )
        ).UploadId;

      it('joins a copied original and a tail, with the checksum of each part', async () => {
        const original = randomBytes(5 * MIB + 3);
        const tail = randomBytes(1000);
        const { VersionId } = await put('mp/original', original, { ChecksumSHA256: sha256(original) });
        await put('mp/original', 'replaced');
        const Key = 'mp/sealed';
        const UploadId = await start(Key);
        const { CopyPartResult } = await s3().send(
          new UploadPartCopyCommand({
            Bucket,
            Key,
            UploadId,
            PartNumber: 1,
            CopySource: `${Bucket}/mp/original?versionId=${VersionId}`,
          }),
        );
        expect(CopyPartResult?.ChecksumSHA256).toBe(sha256(original));
        const two = await s3().send(
          new UploadPartCommand({
            Bucket,
            Key,
            UploadId,
            PartNumber: 2,
            Body: tail,
            ChecksumSHA256: sha256(tail),
          }),
        );
        const Parts = [
          { PartNumber: 1, ETag: CopyPartResult?.ETag, ChecksumSHA256: CopyPartResult?.ChecksumSHA256 },
          { PartNumber: 2, ETag: two.ETag, ChecksumSHA256: two.ChecksumSHA256 },
        ];
        expect(
          (await s3().send(new ListPartsCommand({ Bucket, Key, UploadId }))).Parts?.map(({ Size }) => Size),
        ).toEqual([original.length, tail.length]);
        const complete = new CompleteMultipartUploadCommand({
          Bucket,
          Key,
          UploadId,
          IfNoneMatch: '*',
          MultipartUpload: { Parts },
        });
        const done = await s3().send(complete);
        const digests = Buffer.concat([original, tail].map((part) => Buffer.from(sha256(part), 'base64')));
        expect(done.ChecksumSHA256).toBe(`${sha256(digests)}-2`);
        expect(done.VersionId).toBeTruthy();
        expect((await read(Key)).equals(Buffer.concat([original, tail]))).toBe(true);
        expect((await s3().send(new HeadObjectCommand({ Bucket, Key }))).ContentType).toBe('application/pdf');

        const again = await start(Key);
        const part = await s3().send(
          new UploadPartCommand({
            Bucket,
            Key,
            UploadId: again,
            PartNumber: 1,
            Body: tail,
            ChecksumSHA256: sha256(tail),
          }),
        );
        await expect(
          s3().send(
            new CompleteMultipartUploadCommand({
              Bucket,
              Key,
              UploadId: again,
              IfNoneMatch: '*',
              MultipartUpload: {
                Parts: [{ PartNumber: 1, ETag: part.ETag, ChecksumSHA256: part.ChecksumSHA256 }],
              },
            }),
          ),
        ).rejects.toMatchObject({ name: 'PreconditionFailed' });
      });

      it('copies a range', async () => {
        await put('mp/range', '0123456789');
        const UploadId = await start('mp/ranged');
        const copy = (CopySourceRange: string) =>
          s3().send(
            new UploadPartCopyCommand({
              Bucket,
              Key: 'mp/ranged',
              UploadId,
              PartNumber: 1,
              CopySource: `${Bucket}/mp/range`,
              CopySourceRange,
            }),
          );
        expect((await copy('bytes=2-5')).CopyPartResult?.ChecksumSHA256).toBe(sha256(Buffer.from('2345')));
        await expect(copy('bytes=5-50')).rejects.toMatchObject({ name: expect.stringMatching(/Invalid/) });
      });

      it('refuses small parts, wrong order, unknown parts, a tampered part, and an upload that is gone', async () => {
        const Key = 'mp/refused';
        const UploadId = await start(Key);
        const upload = (PartNumber: number, Body: Buffer, sum = sha256(Body)) =>
          s3().send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body, ChecksumSHA256: sum }));
        const one = await upload(1, Buffer.from('small'));
        const two = await upload(2, Buffer.from('last'));
        const parts = [
          { PartNumber: 1, ETag: one.ETag, ChecksumSHA256: one.ChecksumSHA256 },
          { PartNumber: 2, ETag: two.ETag, ChecksumSHA256: two.ChecksumSHA256 },
        ];
        const complete = (Parts: typeof parts) =>
          s3().send(
            new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
          );
        await expect(complete(parts)).rejects.toMatchObject({ name: 'EntityTooSmall' });
        const big = await upload(4, Buffer.alloc(5 * MIB));
        const wrongOrder = [
          { PartNumber: 4, ETag: big.ETag, ChecksumSHA256: big.ChecksumSHA256 },
          ...parts.slice(0, 1),
        ];
        await expect(complete(wrongOrder)).rejects.toMatchObject({ name: 'InvalidPartOrder' });
        await expect(
          complete([{ ...parts[0], PartNumber: 3, ETag: '"0"', ChecksumSHA256: undefined }]),
        ).rejects.toMatchObject({ name: expect.stringMatching(/InvalidPart|InvalidRequest/) });
        await expect(upload(3, Buffer.from('tampered'), sha256(Buffer.from('x')))).rejects.toMatchObject({
          name: expect.stringMatching(/BadDigest|Mismatch/),
        });
        expect(
          (await s3().send(new ListMultipartUploadsCommand({ Bucket, Prefix: Key }))).Uploads?.map(
            (one) => one.UploadId,
          ),
        ).toEqual([UploadId]);
        await s3().send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
        expect(
          (await s3().send(new ListMultipartUploadsCommand({ Bucket, Prefix: Key }))).Uploads ?? [],
        ).toEqual([]);
        await expect(upload(1, Buffer.from('late'))).rejects.toMatchObject({ name: 'NoSuchUpload' });
      });
    });

    describe('presigned', () => {
      const presigner = () => clients.presigner;
      const body = Buffer.from('%PDF-1.7 presigned');
      const signPut = (Key: string) =>
        getSignedUrl(
          presigner(),
          new PutObjectCommand({
            Bucket,
            Key,
            ContentType: 'application/pdf',
            ContentLength: body.length,
            ChecksumSHA256: sha256(body),
            IfNoneMatch: '*',
          }),
          {
            expiresIn: 300,
            unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
            signableHeaders: new Set(['content-type', 'content-length', 'if-none-match', 'host']),
          },
        );
      const headers = {
        'content-type': 'application/pdf',
        'x-amz-checksum-sha256': sha256(body),
        'if-none-match': '*',
      };
      const send = async (url: string, payload: Buffer, sent: Record<string, string> = headers) => {
        const answer = await fetch(url, { method: 'PUT', body: new Uint8Array(payload), headers: sent });
        const text = await answer.text();
        return `${answer.status} ${/<Code>(\w+)</.exec(text)?.[1] ?? ''}`.trim();
      };

      it('takes exactly the bytes, type and checksum that were signed, once', async () => {
        const url = await signPut('presigned/a');
        expect(await send(url, Buffer.from('%PDF-1.7 tampered!'))).toBe('400 BadDigest');
        expect(await send(url, Buffer.concat([body, body]))).toBe('403 SignatureDoesNotMatch');
        expect(await send(url, body, { ...headers, 'content-type': 'text/html' })).toBe(
          '403 SignatureDoesNotMatch',
        );
        expect(await send(url, body, { 'content-type': 'application/pdf', 'if-none-match': '*' })).toBe(
          '403 SignatureDoesNotMatch',
        );
        expect(await send(url.replace('presigned/a', 'presigned/b'), body)).toBe('403 SignatureDoesNotMatch');
        expect(await send(url, body)).toBe('200');
        expect(await send(url, body)).toBe('412 PreconditionFailed');
        expect((await read('presigned/a')).equals(body)).toBe(true);
      });

      it('reads with overridden headers', async () => {
        await put('presigned/get', body);
        const url = await getSignedUrl(
          presigner(),
          new GetObjectCommand({
            Bucket,
            Key: 'presigned/get',
            ResponseContentDisposition: 'attachment; filename="a.pdf"',
          }),
          { expiresIn: 60 },
        );
        const answer = await fetch(url);
        expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a.pdf"');
        expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
        expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
        expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403);
      });
    });
  });
}
