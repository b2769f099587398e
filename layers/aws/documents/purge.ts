import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
} from '@aws-sdk/client-s3';
import { s3 } from '../clients/s3.ts';
import { environment } from '../environment.ts';

interface Version {
  readonly Key: string;
  readonly VersionId: string;
}

async function versionsUnder(prefix: string, kept: ReadonlySet<string | undefined>): Promise<Version[]> {
  const page = await s3().send(
    new ListObjectVersionsCommand({ Bucket: environment('DOCUMENTS_BUCKET'), Prefix: prefix, MaxKeys: 1000 }),
  );
  return [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].flatMap(({ Key, VersionId }) =>
    Key === undefined || VersionId === undefined || kept.has(Key) ? [] : [{ Key, VersionId }],
  );
}

async function abortUploads(prefix: string): Promise<number> {
  const Bucket = environment('DOCUMENTS_BUCKET');
  const { Uploads = [] } = await s3().send(new ListMultipartUploadsCommand({ Bucket, Prefix: prefix }));
  for (const { Key, UploadId } of Uploads) {
    if (Key !== undefined && UploadId !== undefined)
      await s3().send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  }
  return Uploads.length;
}

/**
 * Every version, delete marker and incomplete upload under a prefix, but for the keys kept; then looks again and says
 * what is left.
 */
export async function purgePrefix(
  prefix: string,
  kept: ReadonlySet<string | undefined> = new Set(),
): Promise<{ deleted: number; remaining: number }> {
  let deleted = await abortUploads(prefix);
  for (
    let found = await versionsUnder(prefix, kept);
    found.length > 0;
    found = await versionsUnder(prefix, kept)
  ) {
    const { Errors = [] } = await s3().send(
      new DeleteObjectsCommand({
        Bucket: environment('DOCUMENTS_BUCKET'),
        Delete: { Objects: found, Quiet: true },
        ChecksumAlgorithm: 'SHA256',
      }),
    );
    if (Errors.length > 0) return { deleted, remaining: found.length };
    deleted += found.length;
  }
  return { deleted, remaining: (await versionsUnder(prefix, kept)).length };
}
