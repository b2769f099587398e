import { AwsError, type AwsResponse } from '../types.ts';
import { allow, type Call, type S3 } from './context.ts';
import type { Version } from './state.ts';
import { type Node, xmlResponse } from './xml.ts';

const MAX_KEYS = 1000;

function pageOf({ query }: Call) {
  const maxKeys = Math.min(MAX_KEYS, Number(query.get('max-keys') ?? MAX_KEYS));
  if (!(maxKeys >= 0)) throw new AwsError('InvalidArgument', 'max-keys is a number', 400);
  const encoded = query.get('encoding-type') === 'url';
  const show = (key: string) => (encoded ? encodeURIComponent(key).replaceAll('%2F', '/') : key);
  return { maxKeys, show, prefix: query.get('prefix') ?? '', delimiter: query.get('delimiter') ?? '' };
}

const entry = (version: Version, show: (key: string) => string) => ({
  Key: show(version.key),
  LastModified: new Date(version.at).toISOString(),
  ETag: `"${version.etag}"`,
  Size: version.size,
  StorageClass: 'STANDARD',
});

/** ListObjectsV2. The continuation token is the last key, or the end of the last common prefix. */
export function listObjects({ state }: S3, call: Call): AwsResponse {
  allow(call, 'ListBucket', { key: '' });
  const { maxKeys, show, prefix, delimiter } = pageOf(call);
  const token = call.query.get('continuation-token');
  const after =
    token === null ? (call.query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
  const contents: Node[] = [];
  const prefixes: string[] = [];
  let last = after;
  let previous: string | undefined;
  let truncated = false;
  // A sequence number of 0 begins behind every version of the key `after`.
  for (const version of state.versions(call.bucket.name, prefix, { key: after, seq: 0 })) {
    const { key, marker } = version;
    const newest = key !== previous;
    previous = key;
    if (!newest || marker) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const common = cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
    if (common !== undefined && (common === prefixes.at(-1) || after.startsWith(common))) {
      last = key;
      continue;
    }
    truncated = contents.length + prefixes.length >= maxKeys;
    if (truncated) break;
    last = key;
    if (common === undefined) contents.push(entry(version, show));
    else prefixes.push(common);
  }
  return xmlResponse('ListBucketResult', {
    Name: call.bucket.name,
    Prefix: show(prefix),
    MaxKeys: maxKeys,
    KeyCount: contents.length + prefixes.length,
    IsTruncated: truncated,
    NextContinuationToken: truncated ? Buffer.from(last).toString('base64url') : undefined,
    Contents: contents,
    CommonPrefixes: prefixes.map((one) => ({ Prefix: show(one) })),
  });
}

/** ListObjectVersions: by key, the newest first, delete markers among them. */
export function listVersions({ state }: S3, call: Call): AwsResponse {
  allow(call, 'ListBucketVersions', { key: '' });
  const { maxKeys, show, prefix, delimiter } = pageOf(call);
  if (delimiter !== '')
    throw new AwsError(
      'NotImplemented',
      'The local S3 does not implement ListObjectVersions with a delimiter',
      501,
    );
  const key = call.query.get('key-marker') ?? '';
  const id = call.query.get('version-id-marker');
  const seq = id === null ? 0 : (state.version(call.bucket.name, key, id)?.seq ?? 0);
  const found: Version[] = [];
  for (const version of state.versions(call.bucket.name, prefix, { key, seq })) {
    found.push(version);
    if (found.length > maxKeys) break;
  }
  const page = found.slice(0, maxKeys);
  const last = found.length > maxKeys ? page.at(-1) : undefined;
  const rows = page.map((version) => ({
    version,
    row: {
      VersionId: version.id,
      IsLatest: state.latest(version.bucket, version.key)?.seq === version.seq,
      ...entry(version, show),
    },
  }));
  const markers = rows.filter(({ version }) => version.marker).map(({ row }) => row);
  return xmlResponse('ListVersionsResult', {
    Name: call.bucket.name,
    Prefix: show(prefix),
    KeyMarker: show(key),
    MaxKeys: maxKeys,
    IsTruncated: last !== undefined,
    NextKeyMarker: last && show(last.key),
    NextVersionIdMarker: last?.id,
    Version: rows.filter(({ version }) => !version.marker).map(({ row }) => row),
    DeleteMarker: markers.map(({ Key, VersionId, IsLatest, LastModified }) => ({
      Key,
      VersionId,
      IsLatest,
      LastModified,
    })),
  });
}
