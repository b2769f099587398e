import { randomBytes } from 'node:crypto';
import { AwsError, type AwsResponse, notImplemented } from '../types.ts';
import { type Checksums, checksumElements, checksumHeaders, verifyChecksums } from './checksums.ts';
import {
  allow,
  type Call,
  encryptionFor,
  encryptionHeaders,
  ensureDecryptable,
  ensureWritable,
  findVersion,
  type S3,
  sameEtag,
} from './context.ts';
import { keepOrDelete, type Source, type Written } from './files.ts';
import { announce } from './notification.ts';
import type { Bucket, Encryption, Meta, Version } from './state.ts';
import { xmlResponse } from './xml.ts';

const KEPT = [
  'content-type',
  'content-language',
  'content-disposition',
  'content-encoding',
  'cache-control',
  'expires',
];
const GIB_5 = 5 * 1024 ** 3;

/** Headers that come back with the object. */
export function keptHeaders(headers: Record<string, string>): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => KEPT.includes(name) || name.startsWith('x-amz-meta-'),
  );
  const encoding = headers['content-encoding']
    ?.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== 'aws-chunked')
    .join(', ');
  return Object.fromEntries(
    kept
      .map(([name, value]) => [name, name === 'content-encoding' ? (encoding ?? '') : value])
      .filter(([, value]) => value !== ''),
  );
}

/** With SSE-KMS an ETag is not the MD5 of the bytes. */
export const etagOf = (encryption: Encryption, md5: string): string =>
  encryption.keyArn ? randomBytes(16).toString('hex') : md5;

export const newVersionId = (): string => randomBytes(24).toString('base64url');

export const versionHeaders = (version: { id: string }): Record<string, string> =>
  version.id === 'null' ? {} : { 'x-amz-version-id': version.id };

/**
 * Makes the written file the newest version, under the preconditions of the request; deletes what it replaces.
 * A refusal deletes the file. `also` runs in the same transaction and answers more files to delete.
 */
export async function commit(
  s3: S3,
  call: Call,
  written: { file: string; size: number; etag: string },
  meta: Meta,
  also: () => string[] = () => [],
): Promise<Version> {
  const { bucket, key, request } = call;
  const id = bucket.versioned ? newVersionId() : 'null';
  return keepOrDelete(s3.files, written.file, () =>
    s3.store.transaction(() => {
      ensureWritable(s3, call);
      const replaced = bucket.versioned ? undefined : s3.state.version(bucket.name, key, id);
      const obsolete = [...(replaced ? s3.state.deleteVersion(replaced) : []), ...also()];
      const version = { ...meta, ...written, bucket: bucket.name, key, id, marker: false, at: request.now };
      s3.state.addVersion(version);
      announce(s3, call, version);
      return { kept: { ...version, seq: 0 }, obsolete };
    }),
  );
}

/** PutObject. */
export async function putObject(s3: S3, call: Call): Promise<AwsResponse> {
  allow(call, 'PutObject');
  const encryption = encryptionFor(s3, call);
  const checksums = verifyChecksums(call.headers, call.request.body);
  s3.store.transaction(() => ensureWritable(s3, call));
  const { file, size, md5 } = await s3.files.write([call.request.body]);
  const meta = { headers: keptHeaders(call.headers), encryption, checksums };
  const version = await commit(s3, call, { file, size, etag: etagOf(encryption, md5) }, meta);
  const headers = {
    etag: `"${version.etag}"`,
    ...versionHeaders(version),
    ...encryptionHeaders(encryption),
    ...checksumHeaders(checksums),
  };
  return { status: 200, headers, body: '' };
}

/** The source of a copy, whose reading the caller must be allowed. */
export function copySource(s3: S3, call: Call): { version: Version & { file: string }; bucket: Bucket } {
  const [path = '', query] = (call.headers['x-amz-copy-source'] ?? '').replace(/^\//, '').split('?');
  const [name = '', ...rest] = decodeURIComponent(path).split('/');
  const at = { bucket: s3.state.bucket(name), key: rest.join('/') };
  const id = new URLSearchParams(query).get('versionId');
  allow(call, id === null ? 'GetObject' : 'GetObjectVersion', at);
  const version = findVersion(s3, call, id, at);
  ensureDecryptable(s3, call, version.encryption, at);
  const match = call.headers['x-amz-copy-source-if-match'];
  if (match !== undefined && !sameEtag(match, version.etag)) {
    throw new AwsError(
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
      412,
    );
  }
  return { version, bucket: at.bucket };
}

export const sourceHeaders = ({ id }: Version): Record<string, string> =>
  id === 'null' ? {} : { 'x-amz-copy-source-version-id': id };

export function wholeOf({ file, size }: { file: string; size: number }): Source {
  return { file, start: 0, end: size - 1 };
}

function copiedChecksums(source: Version, written: Written, call: Call): Checksums {
  const asked = call.headers['x-amz-checksum-algorithm'];
  if (asked !== undefined) throw notImplemented('S3', 'CopyObject with another checksum algorithm');
  const composite = Object.values(source.checksums).some((value) => value.includes('-'));
  return composite || written.size !== source.size ? {} : source.checksums;
}

/** CopyObject; like S3 it keeps the source's headers unless told to replace them, never its encryption. */
export async function copyObject(s3: S3, call: Call): Promise<AwsResponse> {
  allow(call, 'PutObject');
  const { version: source } = copySource(s3, call);
  const encryption = encryptionFor(s3, call);
  const replace = call.headers['x-amz-metadata-directive'] === 'REPLACE';
  if (!replace && source.bucket === call.bucket.name && source.key === call.key && !call.bucket.versioned) {
    throw new AwsError(
      'InvalidRequest',
      'This copy request is illegal because it copies an object to itself without changing it.',
      400,
    );
  }
  if (source.size > GIB_5) throw new AwsError('InvalidRequest', 'The source is larger than 5 GiB', 400);
  const written = await s3.files.write([wholeOf(source)]);
  const checksums = copiedChecksums(source, written, call);
  const meta = { headers: replace ? keptHeaders(call.headers) : source.headers, encryption, checksums };
  const version = await commit(
    s3,
    call,
    { file: written.file, size: written.size, etag: etagOf(encryption, written.md5) },
    meta,
  );
  const result = {
    ETag: `"${version.etag}"`,
    LastModified: new Date(version.at).toISOString(),
    ...checksumElements(checksums),
  };
  return xmlResponse('CopyObjectResult', result, {
    ...versionHeaders(version),
    ...sourceHeaders(source),
    ...encryptionHeaders(encryption),
  });
}
