import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type EgressAnswer, EgressFailed } from '../../ports/egress.ts';
import type { PinnedAddress } from './pin-address.ts';

export interface PinnedRequest {
  readonly url: URL;
  readonly to: PinnedAddress;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

const maxHeaderSize = 16 * 1024;

function open({ url, to, method, headers, body, signal }: PinnedRequest): ClientRequest {
  const lookup: LookupFunction = (_host, options, done) =>
    options.all === true ? done(null, [to]) : done(null, to.address, to.family);
  // `agent: false` makes a connection for this request alone: none is found again under the same name.
  const options = { method, lookup, signal, agent: false, maxHeaderSize, headers: headersOf(headers, body) };
  return url.protocol === 'https:'
    ? secureRequest(url, { ...options, minVersion: 'TLSv1.2', rejectUnauthorized: true })
    : plainRequest(url, options);
}

const headersOf = (headers: Readonly<Record<string, string>>, body: Uint8Array | null) => ({
  ...headers,
  'user-agent': 'Sigill',
  ...(body !== null && { 'content-length': String(body.length) }),
});

async function read(answer: IncomingMessage, maxBytes: number): Promise<EgressAnswer> {
  const { statusCode: status = 0, headers } = answer;
  if (status >= 300 && status < 400) throw new EgressFailed('redirected');
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw new EgressFailed('tooLarge');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) throw new EgressFailed('tooLarge');
    chunks.push(chunk);
  }
  return {
    status,
    contentType: headers['content-type'] ?? null,
    retryAfter: headers['retry-after'] ?? null,
    body: new Uint8Array(Buffer.concat(chunks)),
  };
}

/**
 * One request to an address that was checked. Follows nothing, unpacks nothing, keeps no connection.
 * @throws EgressFailed
 */
export async function pinnedRequest(input: PinnedRequest): Promise<EgressAnswer> {
  const request = open(input);
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve).once('error', reject);
      request.end(input.body ?? undefined);
    });
    return await read(answer, input.maxBytes);
  } catch (error) {
    if (error instanceof EgressFailed) throw error;
    throw new EgressFailed(input.signal.aborted ? 'timeout' : 'unreachable');
  } finally {
    request.destroy();
  }
}
