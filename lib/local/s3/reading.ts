import { AwsError, type AwsResponse } from '../types.ts';
import { checksumHeaders } from './checksums.ts';
import {
  allow,
  type Call,
  encryptionHeaders,
  ensureDecryptable,
  findVersion,
  type S3,
  sameEtag,
} from './context.ts';
import type { Version } from './state.ts';
import { versionHeaders } from './writing.ts';

const refused = (code: string, status: number, message: string) => new AwsError(code, message, status);

/** If-Match, If-None-Match and their dates, in the order of RFC 9110 §13.2.2. */
function checkConditions({ headers }: Call, { etag, at }: Version): void {
  const seconds = Math.floor(at / 1000);
  const time = (name: string) => Math.floor(Date.parse(headers[name] ?? '') / 1000);
  const match = headers['if-match'];
  const none = headers['if-none-match'];
  const stale = match === undefined ? seconds > time('if-unmodified-since') : !sameEtag(match, etag);
  if (stale)
    throw refused('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold');
  const same = none === undefined ? seconds <= time('if-modified-since') : sameEtag(none, etag);
  if (same) throw refused('NotModified', 304, 'Not Modified');
}

/** The one byte range asked for, inclusive; undefined for the whole, also when several are asked for. */
export function readRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end) throw refused('InvalidRange', 416, 'The requested range is not satisfiable');
  return { start, end };
}

function responseHeaders(call: Call, version: Version, whole: boolean): Record<string, string> {
  const overrides = [...call.query]
    .filter(([name]) => name.startsWith('response-'))
    .map(([name, value]) => [name.slice('response-'.length), value]);
  return {
    'accept-ranges': 'bytes',
    'content-type': 'binary/octet-stream',
    ...version.headers,
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.at).toUTCString(),
    ...versionHeaders(version),
    ...encryptionHeaders(version.encryption),
    ...(call.headers['x-amz-checksum-mode'] === 'ENABLED' && whole ? checksumHeaders(version.checksums) : {}),
    ...Object.fromEntries(overrides),
  };
}

/** GetObject and HeadObject. */
export async function getObject(s3: S3, call: Call): Promise<AwsResponse> {
  const id = call.query.get('versionId');
  allow(call, id === null ? 'GetObject' : 'GetObjectVersion');
  const version = findVersion(s3, call, id);
  ensureDecryptable(s3, call, version.encryption);
  checkConditions(call, version);
  const range = readRange(call.headers.range, version.size);
  const headers = responseHeaders(call, version, range === undefined);
  const { start, end } = range ?? { start: 0, end: version.size - 1 };
  headers['content-length'] = String(end - start + 1);
  if (range) headers['content-range'] = `bytes ${start}-${end}/${version.size}`;
  const status = range ? 206 : 200;
  if (call.request.operation === 'HeadObject' || version.size === 0) return { status, headers, body: '' };
  const handle = await s3.files.open(version.file);
  return { status, headers, body: handle.createReadStream({ start, end }) };
}
