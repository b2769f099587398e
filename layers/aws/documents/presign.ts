import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { PresignedRequest } from '../../ports/document-store.ts';
import { s3 } from '../clients/s3.ts';
import { environment } from '../environment.ts';

const uploadSeconds = 15 * 60;
const downloadSeconds = 5 * 60;
const later = (now: Date, seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString();

/** A PUT of exactly these bytes, once. Size, type and digest are signed headers: another body is refused by the store. */
export async function presignUpload(
  key: string,
  expected: { size: number; sha256: string },
  now: Date,
): Promise<PresignedRequest> {
  const checksum = Buffer.from(expected.sha256, 'hex').toString('base64');
  const command = new PutObjectCommand({
    Bucket: environment('DOCUMENTS_BUCKET'),
    Key: key,
    ContentType: 'application/pdf',
    ContentLength: expected.size,
    ChecksumSHA256: checksum,
    IfNoneMatch: '*',
  });
  const url = await getSignedUrl(s3(), command, {
    expiresIn: uploadSeconds,
    signingDate: now,
    unhoistableHeaders: new Set(['x-amz-checksum-sha256', 'if-none-match']),
    signableHeaders: new Set(['content-type', 'content-length', 'if-none-match', 'x-amz-checksum-sha256']),
  });
  const headers = {
    'content-type': 'application/pdf',
    'content-length': String(expected.size),
    'x-amz-checksum-sha256': checksum,
    'if-none-match': '*',
  };
  return { url, headers, expiresAt: later(now, uploadSeconds) };
}

/** A GET of one version. A file's name may name a person and a URL lands in logs: the link offers a neutral one. */
export async function presignDownload(
  object: { key: string; versionId: string },
  now: Date,
): Promise<PresignedRequest> {
  const command = new GetObjectCommand({
    Bucket: environment('DOCUMENTS_BUCKET'),
    Key: object.key,
    VersionId: object.versionId,
    ResponseContentType: 'application/pdf',
    ResponseContentDisposition: 'inline; filename="document.pdf"',
    ResponseCacheControl: 'private, no-store',
  });
  const url = await getSignedUrl(s3(), command, { expiresIn: downloadSeconds, signingDate: now });
  return { url, headers: {}, expiresAt: later(now, downloadSeconds) };
}
