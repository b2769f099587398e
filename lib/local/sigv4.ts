import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AwsError } from './types.ts';

const MAX_SKEW = 15 * 60_000;
const ALGORITHM = 'AWS4-HMAC-SHA256';

/** A signature as sent, in the Authorization header or in the query. `signedAt` in milliseconds. */
export interface Signature {
  accessKeyId: string;
  scope: string;
  service: string;
  signedHeaders: string[];
  signature: string;
  signedAt: number;
  amzDate: string;
  /** Lifetime in seconds of a presigned URL. */
  expiresIn?: number;
}

/** A request as it came over the wire; header names in lower case. */
export interface SignedRequest {
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: Buffer;
}

type Refusal = 'missing' | 'malformed' | 'unknownKey' | 'mismatch' | 'skewed' | 'expired' | 'unsignedHeader';
type Answer = [code: string, status: number];

const S3_ANSWERS: Record<Refusal, Answer> = {
  missing: ['AccessDenied', 403],
  malformed: ['AuthorizationHeaderMalformed', 400],
  unknownKey: ['InvalidAccessKeyId', 403],
  mismatch: ['SignatureDoesNotMatch', 403],
  skewed: ['RequestTimeTooSkewed', 403],
  expired: ['AccessDenied', 403],
  unsignedHeader: ['AccessDenied', 403],
};
const JSON_ANSWERS: Record<Refusal, Answer> = {
  missing: ['MissingAuthenticationTokenException', 400],
  malformed: ['IncompleteSignatureException', 400],
  unknownKey: ['UnrecognizedClientException', 400],
  mismatch: ['InvalidSignatureException', 400],
  skewed: ['InvalidSignatureException', 400],
  expired: ['InvalidSignatureException', 400],
  unsignedHeader: ['InvalidSignatureException', 400],
};
const QUERY_ANSWERS: Record<Refusal, Answer> = {
  missing: ['MissingAuthenticationToken', 403],
  malformed: ['IncompleteSignature', 400],
  unknownKey: ['InvalidClientTokenId', 403],
  mismatch: ['SignatureDoesNotMatch', 403],
  skewed: ['SignatureDoesNotMatch', 403],
  expired: ['SignatureDoesNotMatch', 403],
  unsignedHeader: ['SignatureDoesNotMatch', 403],
};

/** The refusal in the words of the service, so that the SDK reacts (clock correction, no retry) as with AWS. */
export function refuse(service: string, refusal: Refusal, message: string): AwsError {
  const answers =
    service === 's3' ? S3_ANSWERS : /^(ses|sns|sts)$/.test(service) ? QUERY_ANSWERS : JSON_ANSWERS;
  const [code, status] = answers[refusal];
  return new AwsError(code, message, status);
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

function parseDate(amzDate: string): number {
  const iso = amzDate.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  return Date.parse(iso);
}

/**
 * Reads the signature of a request, without checking it.
 * @throws AwsError when there is none, or it is malformed
 */
export function readSignature(request: SignedRequest): Signature {
  const { searchParams } = request.url;
  const presigned = searchParams.get('X-Amz-Algorithm');
  const header = request.headers.authorization ?? '';
  if (presigned === null && header === '') throw refuse('s3', 'missing', 'Access Denied');
  const fields =
    presigned === null
      ? new Map([...header.matchAll(/(\w+)=([^,\s]+)/g)].map(([, name = '', value = '']) => [name, value]))
      : new Map([...searchParams].map(([name, value]) => [name.replace(/^X-Amz-/, ''), value]));
  const [accessKeyId = '', date = '', region = '', service = '', terminator] = (
    fields.get('Credential') ?? ''
  ).split('/');
  const amzDate = presigned === null ? (request.headers['x-amz-date'] ?? '') : (fields.get('Date') ?? '');
  const signedAt = parseDate(amzDate);
  const signature = fields.get('Signature') ?? '';
  const signedHeaders = (fields.get('SignedHeaders') ?? '').split(';');
  const wellFormed =
    (presigned ?? header.split(' ')[0]) === ALGORITHM &&
    terminator === 'aws4_request' &&
    amzDate.startsWith(date) &&
    signedHeaders.includes('host') &&
    /^[0-9a-f]{64}$/.test(signature) &&
    !Number.isNaN(signedAt);
  if (!wellFormed) throw refuse(service, 'malformed', 'The authorization of the request is malformed');
  const found = {
    accessKeyId,
    scope: `${date}/${region}/${service}/aws4_request`,
    service,
    signedHeaders,
    signature,
    signedAt,
    amzDate,
  };
  if (presigned === null) return found;
  const expiresIn = Number(fields.get('Expires'));
  if (!(expiresIn >= 1 && expiresIn <= 604_800)) {
    throw new AwsError(
      'AuthorizationQueryParametersError',
      'X-Amz-Expires must be between 1 and 604800 seconds',
      400,
    );
  }
  return { ...found, expiresIn };
}

function checkTime({ service, signedAt, expiresIn }: Signature, now: number): void {
  if (expiresIn === undefined) {
    if (Math.abs(now - signedAt) <= MAX_SKEW) return;
    const bounds = `${new Date(signedAt).toISOString()}, now ${new Date(now).toISOString()}`;
    throw refuse(
      service,
      'skewed',
      `Signature expired: the difference to the current time is too large (${bounds})`,
    );
  }
  if (now > signedAt + expiresIn * 1000) throw refuse(service, 'expired', 'Request has expired');
  if (signedAt > now + MAX_SKEW) throw refuse(service, 'expired', 'Request is not yet valid');
}

function canonicalRequest(
  request: SignedRequest,
  { service, signedHeaders }: Signature,
  payloadHash: string,
): string {
  const segments = request.url.pathname.split('/');
  const path = segments
    .map((part) => (service === 's3' ? encode(decodeURIComponent(part)) : encode(part)))
    .join('/');
  const query = [...request.url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
  const headers = signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`,
  );
  return [
    request.method,
    path,
    query.map((pair) => pair.join('=')).join('&'),
    headers.join(''),
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

function declaredPayload(request: SignedRequest, found: Signature): string {
  const declared =
    request.headers['x-amz-content-sha256'] ?? request.url.searchParams.get('X-Amz-Content-Sha256');
  if (declared) return declared;
  if (found.service !== 's3') return sha256(request.body);
  if (found.expiresIn === undefined)
    throw new AwsError('InvalidRequest', 'Missing required header x-amz-content-sha256', 400);
  return 'UNSIGNED-PAYLOAD';
}

const signingKeys = new Map<string, Buffer>();

/** The key of one day, region and service, derived once. */
function signingKey(secretAccessKey: string, scope: string): Buffer {
  const name = `${secretAccessKey}/${scope}`;
  const known = signingKeys.get(name);
  if (known) return known;
  const derived = scope.split('/').reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`));
  signingKeys.set(name, derived);
  return derived;
}

/**
 * Checks signature version 4 (header or presigned query) with time and expiry on `now` (virtual milliseconds),
 * and that a body of declared hash has it. For S3 every `x-amz-*` header must be signed.
 * @throws AwsError as the service answers
 */
export function verifySignature(
  request: SignedRequest,
  found: Signature,
  secretAccessKey: string,
  now: number,
): void {
  const unsigned = Object.keys(request.headers).find(
    (name) =>
      name.startsWith('x-amz-') && !found.signedHeaders.includes(name) && name !== 'x-amz-content-sha256',
  );
  if (found.service === 's3' && unsigned) {
    throw refuse(
      's3',
      'unsignedHeader',
      `There were headers present in the request which were not signed: ${unsigned}`,
    );
  }
  const payloadHash = declaredPayload(request, found);
  const text = [
    ALGORITHM,
    found.amzDate,
    found.scope,
    sha256(canonicalRequest(request, found, payloadHash)),
  ].join('\n');
  const key = signingKey(secretAccessKey, found.scope);
  if (!timingSafeEqual(hmac(key, text), Buffer.from(found.signature, 'hex'))) {
    throw refuse(
      found.service,
      'mismatch',
      'The request signature we calculated does not match the signature you provided',
    );
  }
  checkTime(found, now);
  if (/^[0-9a-f]{64}$/.test(payloadHash) && payloadHash !== sha256(request.body)) {
    throw new AwsError(
      'XAmzContentSHA256Mismatch',
      'The provided x-amz-content-sha256 header does not match what was computed',
      400,
    );
  }
}
