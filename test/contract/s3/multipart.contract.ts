import { randomBytes } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { type ContractBucket, sha256 } from './contract-bucket.ts';

const MIB = 1024 * 1024;

/** What is put together from parts. */
export function multipartContract({ Bucket, s3, put, read }: ContractBucket): void {
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
        s3().send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
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
}
