import { authorize, isAllowed, type PolicyContext } from '../iam.ts';
import type { KmsService } from '../kms/service.ts';
import type { Store } from '../store.ts';
import { AwsError, type AwsRequest, notImplemented } from '../types.ts';
import type { Files } from './files.ts';
import { addressOf } from './routes.ts';
import type { Bucket, Encryption, State, Version } from './state.ts';

/** What the operations share. */
export interface S3 {
  store: Store;
  state: State;
  files: Files;
  region: string;
  kms: Pick<KmsService, 'authorizeUse'> | undefined;
  /** Puts a message on a queue, within the open transaction. */
  notify: ((queueArn: string, body: string) => void) | undefined;
}

/** A call about a bucket that exists. */
export interface Call {
  request: AwsRequest;
  bucket: Bucket;
  key: string;
  query: URLSearchParams;
  headers: Record<string, string>;
}

export function readCall({ state }: S3, request: AwsRequest): Call {
  const { bucket, key } = addressOf(request.url);
  if (Buffer.byteLength(key) > 1024) throw new AwsError('KeyTooLongError', 'Your key is too long', 400);
  return {
    request,
    bucket: state.bucket(bucket),
    key,
    query: request.url.searchParams,
    headers: request.headers,
  };
}

const bucketArn = (bucket: Bucket) => `arn:aws:s3:::${bucket.name}`;
const resourceOf = (bucket: Bucket, key: string) =>
  key === '' ? bucketArn(bucket) : `${bucketArn(bucket)}/${key}`;
const CREATES = ['PutObject', 'CopyObject', 'CompleteMultipartUpload'];
const UPLOADS = ['CreateMultipartUpload', 'UploadPart', 'UploadPartCopy'];

function conditionsOf({ request, headers, query }: Call): PolicyContext {
  const presigned = query.has('X-Amz-Signature');
  const creates = CREATES.includes(request.operation);
  return {
    's3:authtype': presigned ? 'REST-QUERY-STRING' : 'REST-HEADER',
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    's3:x-amz-content-sha256': headers['x-amz-content-sha256'],
    's3:x-amz-server-side-encryption': headers['x-amz-server-side-encryption'],
    's3:x-amz-server-side-encryption-aws-kms-key-id': headers['x-amz-server-side-encryption-aws-kms-key-id'],
    's3:if-none-match': creates ? headers['if-none-match'] : undefined,
    's3:if-match': creates ? headers['if-match'] : undefined,
    's3:ObjectCreationOperation':
      creates || UPLOADS.includes(request.operation) ? String(creates) : undefined,
    's3:VersionId': query.get('versionId') ?? undefined,
    's3:TlsVersion': '1.3',
    's3:prefix': query.get('prefix') ?? undefined,
    's3:delimiter': query.get('delimiter') ?? undefined,
    's3:max-keys': query.get('max-keys') ?? undefined,
  };
}

/** Asks IAM and the bucket policy; `key` and `bucket` default to those of the call. */
export function allow(call: Call, action: string, { bucket = call.bucket, key = call.key } = {}): void {
  authorize(
    call.request.principal,
    `s3:${action}`,
    resourceOf(bucket, key),
    conditionsOf(call),
    bucket.policy,
  );
}

/** What a missing object answers: only who may list the bucket learns that it is missing. */
export function missingKey(call: Call, { bucket = call.bucket, key = call.key } = {}): AwsError {
  const { principal } = call.request;
  if (isAllowed(principal, 's3:ListBucket', bucketArn(bucket), { 's3:prefix': key }, bucket.policy)) {
    return new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
  }
  return new AwsError(
    'AccessDenied',
    `User: ${principal.arn} is not authorized to perform: s3:ListBucket`,
    403,
  );
}

const ETAG = /^(?:W\/)?"?([^"]*)"?$/;
export const sameEtag = (given: string, etag: string): boolean =>
  given.split(',').some((one) => one.trim() === '*' || ETAG.exec(one.trim())?.[1] === etag);

/**
 * If-None-Match: * and If-Match of a write; to be called in the transaction that writes.
 * @throws AwsError PreconditionFailed, NoSuchKey
 */
export function ensureWritable({ state }: S3, call: Call): void {
  const none = call.headers['if-none-match'];
  const match = call.headers['if-match'];
  if (none !== undefined && none !== '*')
    throw notImplemented('S3', 'If-None-Match of a write with anything but *');
  const newest = state.latest(call.bucket.name, call.key);
  const present = newest && !newest.marker ? newest : undefined;
  if (match !== undefined && !present) throw missingKey(call);
  if ((none !== undefined && present) || (match !== undefined && present && !sameEtag(match, present.etag))) {
    throw new AwsError(
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      412,
    );
  }
}

function useKey(
  s3: S3,
  call: Call,
  action: 'Decrypt' | 'GenerateDataKey',
  keyId: string,
  bucketKey: boolean,
  at = call,
): string {
  if (!s3.kms) throw notImplemented('S3', 'aws:kms without a local KMS');
  const encryptionContext = {
    'aws:s3:arn': bucketKey ? bucketArn(at.bucket) : resourceOf(at.bucket, at.key),
  };
  const viaService = `s3.${s3.region}.amazonaws.com`;
  try {
    return s3.kms.authorizeUse(call.request.principal, { action, keyId, encryptionContext, viaService });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (error.code === 'AccessDeniedException') throw new AwsError('AccessDenied', error.message, 403);
    throw new AwsError(`KMS.${error.code}`, error.message, error.status);
  }
}

/** How a new object is encrypted, by its headers or the bucket's default; the caller must be able to use the key. */
export function encryptionFor(s3: S3, call: Call): Encryption {
  const { encryption: standard } = call.bucket;
  const algorithm = call.headers['x-amz-server-side-encryption'] ?? standard?.algorithm ?? 'AES256';
  const keyId = call.headers['x-amz-server-side-encryption-aws-kms-key-id'] ?? standard?.keyId;
  const flag = call.headers['x-amz-server-side-encryption-bucket-key-enabled'];
  const bucketKey = flag === undefined ? (standard?.bucketKey ?? false) : flag === 'true';
  if (algorithm === 'AES256') return { algorithm, bucketKey: false };
  if (algorithm !== 'aws:kms') throw notImplemented('S3', `server-side encryption ${algorithm}`);
  if (!keyId) throw notImplemented('S3', 'the managed key aws/s3');
  return { algorithm, bucketKey, keyArn: useKey(s3, call, 'GenerateDataKey', keyId, bucketKey) };
}

/** Reading what a KMS key encrypted needs `kms:Decrypt` of the reader. */
export function ensureDecryptable(
  s3: S3,
  call: Call,
  encryption: Encryption,
  at: { bucket: Bucket; key: string } = call,
): void {
  if (encryption.keyArn)
    useKey(s3, call, 'Decrypt', encryption.keyArn, encryption.bucketKey, { ...call, ...at });
}

export function encryptionHeaders({ algorithm, keyArn, bucketKey }: Encryption): Record<string, string> {
  return {
    'x-amz-server-side-encryption': algorithm,
    ...(keyArn ? { 'x-amz-server-side-encryption-aws-kms-key-id': keyArn } : {}),
    ...(bucketKey ? { 'x-amz-server-side-encryption-bucket-key-enabled': 'true' } : {}),
  };
}

/** The version that a request names, or the newest. @throws AwsError NoSuchKey, NoSuchVersion, MethodNotAllowed */
export function findVersion(
  { state }: S3,
  call: Call,
  id: string | null,
  at: { bucket: Bucket; key: string } = call,
): Version & { file: string } {
  const found =
    id === null ? state.latest(at.bucket.name, at.key) : state.version(at.bucket.name, at.key, id);
  const headers = found ? { 'x-amz-version-id': found.id, 'x-amz-delete-marker': String(found.marker) } : {};
  if (found?.marker && id !== null) {
    throw new AwsError(
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
      405,
      { headers: { ...headers, allow: 'DELETE' } },
    );
  }
  if (found?.file !== undefined) return { ...found, file: found.file };
  const missing = missingKey(call, at);
  if (id !== null && missing.code === 'NoSuchKey')
    throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404);
  if (found) missing.detail = { ...missing.detail, headers };
  throw missing;
}
