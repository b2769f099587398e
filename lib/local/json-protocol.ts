import { crc32 } from 'node:zlib';
import { AwsError, type AwsRequest, type AwsResponse, notImplemented, type UnnamedRequest } from './types.ts';

export type Json = Record<string, unknown>;

/** The operation of a JSON protocol: `X-Amz-Target: <prefix>.<operation>`. */
export function targetOf({ service, headers }: UnnamedRequest): string {
  const operation = headers['x-amz-target']?.split('.').at(-1);
  if (!operation) throw notImplemented(service, 'a call without X-Amz-Target');
  return operation;
}

/** The body of a JSON call. @throws AwsError SerializationException */
export function readJson(request: AwsRequest): Json {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8') || '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    // falls through to the same answer
  }
  throw new AwsError('SerializationException', 'The body is not a JSON object');
}

/** Fails loudly on a parameter outside the modelled subset. */
export function onlyKnown(service: string, operation: string, input: Json, known: readonly string[]): void {
  const unknown = Object.keys(input).find((name) => input[name] !== null && !known.includes(name));
  if (unknown) throw notImplemented(service, `${operation} with ${unknown}`);
}

export function jsonResponse(version: '1.0' | '1.1', value: unknown, status = 200): AwsResponse {
  const body = JSON.stringify(value);
  return {
    status,
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-crc32': String(crc32(body)) },
    body,
  };
}

/** An error in a JSON protocol, with `__type` as AWS writes it. */
export function jsonError(version: '1.0' | '1.1', error: AwsError, namespace?: string): AwsResponse {
  const type = namespace ? `${namespace}#${error.code}` : error.code;
  return jsonResponse(version, { __type: type, message: error.message, ...error.detail }, error.status);
}
