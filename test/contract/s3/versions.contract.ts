import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
} from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import type { ContractBucket } from './contract-bucket.ts';

/** What is deleted, listed and copied, version by version. */
export function versionsContract({ Bucket, s3, put, read, versions }: ContractBucket): void {
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
}
