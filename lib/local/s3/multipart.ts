import { randomBytes, randomUUID } from 'node:crypto';
import { AwsError, type AwsResponse, notImplemented } from '../types.ts';
import {
  type Checksums,
  checksumElements,
  checksumHeaders,
  compositeChecksum,
  declaredChecksums,
  readAlgorithm,
  verifyChecksums,
} from './checksums.ts';
import {
  allow,
  type Call,
  encryptionFor,
  encryptionHeaders,
  ensureDecryptable,
  ensureWritable,
  type S3,
} from './context.ts';
import { keepOrDelete } from './files.ts';
import type { Part, Upload } from './state.ts';
import {
  commit,
  copySource,
  etagOf,
  keptHeaders,
  sourceHeaders,
  versionHeaders,
  wholeOf,
} from './writing.ts';
import { readElements, xmlResponse } from './xml.ts';

const MIN_PART = 5 * 1024 ** 2;
const invalid = (code: string, message: string) => new AwsError(code, message, 400);

const uploadOf = ({ state }: S3, { bucket, key, query }: Call) =>
  state.upload(bucket.name, key, query.get('uploadId') ?? '');
const names = ({ bucket, key }: Call) => ({ Bucket: bucket.name, Key: key });

/** CreateMultipartUpload; a checksum algorithm makes every part carry one. */
export function createUpload(s3: S3, call: Call): AwsResponse {
  allow(call, 'PutObject');
  const asked = call.headers['x-amz-checksum-algorithm'];
  if (call.headers['x-amz-checksum-type'] === 'FULL_OBJECT')
    throw notImplemented('S3', 'FULL_OBJECT checksums of multipart uploads');
  const algorithm = asked === undefined ? undefined : readAlgorithm(asked);
  const upload: Upload = {
    id: randomBytes(32).toString('base64url'),
    bucket: call.bucket.name,
    key: call.key,
    headers: keptHeaders(call.headers),
    encryption: encryptionFor(s3, call),
    checksums: {},
    at: call.request.now,
    ...(algorithm ? { algorithm } : {}),
  };
  s3.state.putUpload(upload);
  const headers: Record<string, string> =
    asked === undefined ? {} : { 'x-amz-checksum-algorithm': asked, 'x-amz-checksum-type': 'COMPOSITE' };
  return xmlResponse(
    'InitiateMultipartUploadResult',
    { ...names(call), UploadId: upload.id },
    { ...headers, ...encryptionHeaders(upload.encryption) },
  );
}

function partNumber({ query }: Call): number {
  const number = Number(query.get('partNumber'));
  if (Number.isInteger(number) && number >= 1 && number <= 10_000) return number;
  throw invalid('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
}

async function keepPart(
  s3: S3,
  call: Call,
  upload: Upload,
  part: Omit<Part, 'at' | 'number'>,
): Promise<Part> {
  const kept = { ...part, number: partNumber(call), at: call.request.now };
  return keepOrDelete(s3.files, part.file, () =>
    s3.store.transaction(() => {
      s3.state.upload(upload.bucket, upload.key, upload.id);
      return { kept, obsolete: s3.state.putPart(upload.id, kept) };
    }),
  );
}

/** UploadPart. */
export async function uploadPart(s3: S3, call: Call): Promise<AwsResponse> {
  allow(call, 'PutObject');
  const upload = uploadOf(s3, call);
  ensureDecryptable(s3, call, upload.encryption);
  const checksums = verifyChecksums(call.headers, call.request.body);
  const [given] = Object.keys(checksums);
  if (upload.algorithm !== undefined && given !== upload.algorithm) {
    throw invalid(
      'InvalidRequest',
      `Checksum Type mismatch occurred, expected checksum Type: ${upload.algorithm}, actual checksum Type: ${given ?? 'null'}`,
    );
  }
  partNumber(call);
  const { file, size, md5 } = await s3.files.write([call.request.body]);
  const part = await keepPart(s3, call, upload, {
    file,
    size,
    etag: etagOf(upload.encryption, md5),
    checksums,
  });
  const { 'x-amz-checksum-type': _, ...checksum } = checksumHeaders(checksums);
  const headers = { etag: `"${part.etag}"`, ...encryptionHeaders(upload.encryption), ...checksum };
  return { status: 200, headers, body: '' };
}

function rangeOf({ headers }: Call, size: number): { start: number; end: number } {
  const header = headers['x-amz-copy-source-range'];
  if (header === undefined) return { start: 0, end: size - 1 };
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(header) ?? [];
  const range = { start: Number(start), end: Number(end) };
  if (range.start <= range.end && range.end < size) return range;
  throw invalid('InvalidArgument', `Range specified is not valid for source object of size: ${size}`);
}

/** UploadPartCopy; the checksum is computed here and returned. */
export async function copyPart(s3: S3, call: Call): Promise<AwsResponse> {
  allow(call, 'PutObject');
  const upload = uploadOf(s3, call);
  const { version: source } = copySource(s3, call);
  ensureDecryptable(s3, call, upload.encryption);
  partNumber(call);
  const algorithm = upload.algorithm === undefined ? undefined : readAlgorithm(upload.algorithm);
  const { file, size, md5, checksum } = await s3.files.write(
    [{ ...wholeOf(source), ...rangeOf(call, source.size) }],
    algorithm,
  );
  const checksums: Checksums = algorithm && checksum ? { [algorithm]: checksum } : {};
  const part = await keepPart(s3, call, upload, {
    file,
    size,
    etag: etagOf(upload.encryption, md5),
    checksums,
  });
  const result = {
    ETag: `"${part.etag}"`,
    LastModified: new Date(part.at).toISOString(),
    ...checksumElements(checksums),
  };
  return xmlResponse('CopyPartResult', result, {
    ...sourceHeaders(source),
    ...encryptionHeaders(upload.encryption),
  });
}

/** The stored parts that the request lists, checked as S3 checks them. */
function choose(stored: Part[], wanted: Record<string, string>[], algorithm: string | undefined): Part[] {
  const parts = wanted.map((one) => {
    const part = stored.find(({ number }) => number === Number(one.PartNumber));
    if (!part || one.ETag?.replaceAll('"', '') !== part.etag)
      throw invalid('InvalidPart', 'One or more of the specified parts could not be found.');
    const element = `Checksum${(algorithm ?? '').toUpperCase()}`;
    if (algorithm && one[element] === undefined) {
      throw invalid(
        'InvalidRequest',
        `The upload was created using a ${algorithm} checksum. The complete request must include the checksum for each part. It was missing for part ${part.number} in the request.`,
      );
    }
    if (algorithm && one[element] !== checksumElements(part.checksums)[element])
      throw invalid('InvalidPart', 'One or more of the specified parts could not be found.');
    return part;
  });
  if (parts.some((part, index) => index > 0 && part.number <= (parts[index - 1]?.number ?? 0))) {
    throw invalid('InvalidPartOrder', 'The list of parts was not in ascending order.');
  }
  if (parts.slice(0, -1).some(({ size }) => size < MIN_PART)) {
    throw invalid('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
  return parts;
}

/** CompleteMultipartUpload. */
export async function completeUpload(s3: S3, call: Call): Promise<AwsResponse> {
  allow(call, 'PutObject');
  const upload = uploadOf(s3, call);
  ensureDecryptable(s3, call, upload.encryption);
  s3.store.transaction(() => ensureWritable(s3, call));
  const algorithm = upload.algorithm === undefined ? undefined : readAlgorithm(upload.algorithm);
  const parts = choose(
    s3.state.parts(upload.id),
    readElements(call.request.body, 'CompleteMultipartUpload', 'Part'),
    algorithm,
  );
  const checksums: Checksums = algorithm
    ? {
        [algorithm]: compositeChecksum(
          algorithm,
          parts.map((part) => part.checksums[algorithm] ?? ''),
        ),
      }
    : {};
  const declared = algorithm && declaredChecksums(call.headers)[algorithm];
  if (
    algorithm &&
    declared !== undefined &&
    ![checksums[algorithm], checksums[algorithm]?.replace(/-\d+$/, '')].includes(declared)
  ) {
    throw invalid('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
  }
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (Number(call.headers['x-amz-mp-object-size'] ?? size) !== size)
    throw invalid('InvalidRequest', 'The provided object size does not match');

  const { file } = await s3.files.write(parts.map(wholeOf));
  const etag = `${randomUUID().replaceAll('-', '')}-${parts.length}`;
  const version = await commit(s3, call, { file, size, etag }, { ...upload, checksums }, () => {
    s3.state.upload(upload.bucket, upload.key, upload.id);
    return s3.state.deleteUpload(upload.id);
  });
  const result = {
    Location: call.request.url.href.split('?')[0],
    ...names(call),
    ETag: `"${version.etag}"`,
    ...checksumElements(checksums),
    ...(algorithm ? { ChecksumType: 'COMPOSITE' } : {}),
  };
  return xmlResponse('CompleteMultipartUploadResult', result, {
    ...versionHeaders(version),
    ...encryptionHeaders(upload.encryption),
  });
}

/** AbortMultipartUpload. */
export async function abortUpload(s3: S3, call: Call): Promise<AwsResponse> {
  allow(call, 'AbortMultipartUpload');
  const { id } = uploadOf(s3, call);
  await s3.files.delete(s3.store.transaction(() => s3.state.deleteUpload(id)));
  return { status: 204, headers: {}, body: '' };
}

/** ListParts. */
export function listParts(s3: S3, call: Call): AwsResponse {
  allow(call, 'ListMultipartUploadParts');
  const { id } = uploadOf(s3, call);
  const after = Number(call.query.get('part-number-marker') ?? 0);
  const limit = Number(call.query.get('max-parts') ?? 1000);
  const rest = s3.state.parts(id).filter(({ number }) => number > after);
  const page = rest.slice(0, limit);
  const truncated = page.length < rest.length;
  return xmlResponse('ListPartsResult', {
    ...names(call),
    UploadId: id,
    PartNumberMarker: after,
    NextPartNumberMarker: truncated ? page.at(-1)?.number : undefined,
    MaxParts: limit,
    IsTruncated: truncated,
    Part: page.map((part) => ({
      PartNumber: part.number,
      LastModified: new Date(part.at).toISOString(),
      ETag: `"${part.etag}"`,
      Size: part.size,
      ...checksumElements(part.checksums),
    })),
  });
}

/** ListMultipartUploads. */
export function listUploads(s3: S3, call: Call): AwsResponse {
  allow(call, 'ListBucketMultipartUploads');
  const { query, bucket } = call;
  const marker = [query.get('key-marker') ?? '', query.get('upload-id-marker') ?? ''] as const;
  const limit = Number(query.get('max-uploads') ?? 1000);
  const follows = ({ key, id }: Upload) =>
    key > marker[0] || (marker[1] !== '' && key === marker[0] && id > marker[1]);
  const rest = s3.state
    .uploads(bucket.name)
    .filter((upload) => upload.key.startsWith(query.get('prefix') ?? '') && follows(upload));
  const page = rest.slice(0, limit);
  const last = page.length < rest.length ? page.at(-1) : undefined;
  return xmlResponse('ListMultipartUploadsResult', {
    Bucket: bucket.name,
    KeyMarker: marker[0],
    MaxUploads: limit,
    IsTruncated: last !== undefined,
    NextKeyMarker: last?.key,
    NextUploadIdMarker: last?.id,
    Upload: page.map(({ key, id, at }) => ({
      Key: key,
      UploadId: id,
      Initiated: new Date(at).toISOString(),
      StorageClass: 'STANDARD',
    })),
  });
}
