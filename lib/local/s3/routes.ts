import { notImplemented, type UnnamedRequest } from '../types.ts';

interface Route {
  method: string;
  scope: 'service' | 'bucket' | 'object';
  /** Query parameters that must be there. */
  marks?: string[];
  copies?: boolean;
  /** Query parameters that may be there. */
  takes?: string[];
}

const PAGE = ['prefix', 'delimiter', 'max-keys', 'encoding-type'];
const RESPONSE = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
];

/** Everything that is served; the first route that fits counts. */
const ROUTES: Record<string, Route> = {
  ListBuckets: { method: 'GET', scope: 'service' },
  GetBucketVersioning: { method: 'GET', scope: 'bucket', marks: ['versioning'] },
  ListObjectVersions: {
    method: 'GET',
    scope: 'bucket',
    marks: ['versions'],
    takes: [...PAGE, 'key-marker', 'version-id-marker'],
  },
  ListMultipartUploads: {
    method: 'GET',
    scope: 'bucket',
    marks: ['uploads'],
    takes: ['prefix', 'max-uploads', 'key-marker', 'upload-id-marker', 'encoding-type'],
  },
  ListObjectsV2: {
    method: 'GET',
    scope: 'bucket',
    marks: ['list-type'],
    takes: [...PAGE, 'continuation-token', 'start-after', 'fetch-owner'],
  },
  HeadBucket: { method: 'HEAD', scope: 'bucket' },
  PutBucketVersioning: { method: 'PUT', scope: 'bucket', marks: ['versioning'] },
  CreateBucket: { method: 'PUT', scope: 'bucket' },
  DeleteBucket: { method: 'DELETE', scope: 'bucket' },
  DeleteObjects: { method: 'POST', scope: 'bucket', marks: ['delete'] },
  UploadPartCopy: { method: 'PUT', scope: 'object', marks: ['partNumber', 'uploadId'], copies: true },
  UploadPart: { method: 'PUT', scope: 'object', marks: ['partNumber', 'uploadId'] },
  CopyObject: { method: 'PUT', scope: 'object', copies: true },
  PutObject: { method: 'PUT', scope: 'object' },
  CreateMultipartUpload: { method: 'POST', scope: 'object', marks: ['uploads'] },
  CompleteMultipartUpload: { method: 'POST', scope: 'object', marks: ['uploadId'] },
  AbortMultipartUpload: { method: 'DELETE', scope: 'object', marks: ['uploadId'] },
  DeleteObject: { method: 'DELETE', scope: 'object', takes: ['versionId'] },
  ListParts: {
    method: 'GET',
    scope: 'object',
    marks: ['uploadId'],
    takes: ['max-parts', 'part-number-marker'],
  },
  GetObject: {
    method: 'GET',
    scope: 'object',
    takes: ['versionId', ...RESPONSE.map((name) => `response-${name}`)],
  },
  HeadObject: { method: 'HEAD', scope: 'object', takes: ['versionId'] },
};

const HEADERS = [
  ...[
    'date',
    'content-sha256',
    'security-token',
    'user-agent',
    'decoded-content-length',
    'trailer',
    'expected-bucket-owner',
  ],
  ...['sdk-checksum-algorithm', 'checksum-mode', 'checksum-algorithm', 'checksum-type', 'mp-object-size'],
  ...[
    'server-side-encryption',
    'server-side-encryption-aws-kms-key-id',
    'server-side-encryption-bucket-key-enabled',
  ],
  ...['copy-source', 'copy-source-range', 'copy-source-if-match', 'metadata-directive'],
].map((name) => `x-amz-${name}`);

/** Bucket and key of a path-style address, decoded. */
export function addressOf(url: URL): { bucket: string; key: string } {
  const [, bucket = '', ...rest] = url.pathname.split('/');
  return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(rest.join('/')) };
}

function scopeOf(url: URL): Route['scope'] {
  const { bucket, key } = addressOf(url);
  if (bucket === '') return 'service';
  return key === '' ? 'bucket' : 'object';
}

const isOurs = (name: string) => name === 'x-id' || /^x-amz-/i.test(name);

/**
 * The operation of a request.
 * @throws AwsError NotImplemented, naming the query parameter or header that is not modelled
 */
export function operationOf({ method, url, headers }: UnnamedRequest): string {
  const scope = scopeOf(url);
  const copies = 'x-amz-copy-source' in headers;
  const given = [...url.searchParams.keys()].filter((name) => !isOurs(name));
  const found = Object.entries(ROUTES).find(
    ([, route]) =>
      route.method === method &&
      route.scope === scope &&
      (route.copies ?? false) === copies &&
      (route.marks ?? []).every((mark) => given.includes(mark)) &&
      given.every((name) => [...(route.marks ?? []), ...(route.takes ?? [])].includes(name)),
  );
  if (!found)
    throw notImplemented('S3', `${method} of a ${scope} with ${given.join(', ') || 'no parameters'}`);
  const unknown = Object.keys(headers).find(
    (name) =>
      name.startsWith('x-amz-') &&
      !name.startsWith('x-amz-meta-') &&
      !name.startsWith('x-amz-checksum-') &&
      !HEADERS.includes(name),
  );
  if (unknown) throw notImplemented('S3', `the header ${unknown}`);
  return found[0];
}
