import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { decodeAwsChunked } from './aws-chunked.ts';
import { type Faults, faultError } from './faults.ts';
import { readSignature, refuse, verifySignature } from './sigv4.ts';
import {
  AwsError,
  type AwsResponse,
  type AwsService,
  type Clock,
  type Principal,
  type UnnamedRequest,
} from './types.ts';

export interface Credentials {
  secretAccessKey: string;
  principal: Principal;
}

export interface EndpointOptions {
  /** 0 takes a free port. */
  port: number;
  clock: Clock;
  services: AwsService[];
  /** By access key id; may grow while the endpoint runs. */
  principals: ReadonlyMap<string, Credentials>;
  faults: Faults;
  /** Told of what is no AwsError, i.e. a defect here. */
  onDefect?(error: unknown): void;
}

export interface Endpoint {
  url: string;
  close(): Promise<void>;
}

const MAX_BODY = 1024 ** 3;
const MAX_JSON_BODY = 16 * 1024 ** 2;

function isDecodable(url: URL): boolean {
  try {
    return decodeURIComponent(url.pathname) !== '';
  } catch {
    return false;
  }
}

async function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > limit)
      throw new AwsError('EntityTooLarge', 'The body is too large for the local endpoint', 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Starts the one local AWS endpoint on 127.0.0.1, for every service by the credential scope of the signature. */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const serviceOf = (name: string): AwsService => {
    const service = options.services.find(({ names }) => names.includes(name));
    if (!service) throw new AwsError('UnknownService', `No local service is named ${name}`, 501);
    return service;
  };
  const objectStore = options.services.find(({ names }) => names.includes('s3'));

  async function answer(
    incoming: IncomingMessage,
    url: URL,
    requestId: string,
  ): Promise<AwsResponse | 'stall'> {
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    const method = incoming.method ?? 'GET';
    const bare: UnnamedRequest = {
      service: 's3',
      method,
      url,
      headers,
      body: Buffer.alloc(0),
      now: options.clock.now(),
    };
    let service = objectStore;
    try {
      if (!isDecodable(url)) throw new AwsError('InvalidURI', "Couldn't parse the specified URI.", 400);
      if (method === 'OPTIONS' && objectStore?.preflight) return objectStore.preflight(bare);
      const signature = readSignature(bare);
      service = serviceOf(signature.service);
      const body = await readBody(incoming, service === objectStore ? MAX_BODY : MAX_JSON_BODY);
      const found = options.principals.get(signature.accessKeyId);
      if (!found)
        throw refuse(signature.service, 'unknownKey', 'The access key id does not exist in our records');
      const now = options.clock.now();
      verifySignature({ ...bare, body }, signature, found.secretAccessKey, now);
      const request = { ...bare, service: signature.service, now, ...decodeAwsChunked(headers, body) };
      const operation = service.operationOf(request);
      const fault = options.faults.next(signature.service, operation);
      if (fault === 'stall') return 'stall';
      if (fault === 'fail' || fault === 'throttle') throw faultError(signature.service, fault);
      const named = { ...request, operation, principal: found.principal };
      // The first answer got lost, and the client sent the same call again.
      if (fault === 'duplicate') await service.handle(named);
      return await service.handle(named);
    } catch (error) {
      if (!(error instanceof AwsError)) options.onDefect?.(error);
      const known =
        error instanceof AwsError
          ? error
          : new AwsError('InternalFailure', 'A defect of the local endpoint', 500);
      if (!service) return { status: known.status, headers: {}, body: `${known.code}: ${known.message}` };
      return service.renderError(known, requestId);
    }
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const url = new URL(`http://${incoming.headers.host ?? '127.0.0.1'}${incoming.url ?? '/'}`);
    const response = await answer(incoming, url, requestId);
    if (response === 'stall') return;
    const cors =
      incoming.headers.origin && isDecodable(url)
        ? objectStore?.corsHeaders?.({
            service: 's3',
            method: incoming.method ?? 'GET',
            url,
            headers: { origin: incoming.headers.origin },
            body: Buffer.alloc(0),
            now: options.clock.now(),
          })
        : {};
    // A refused body may still be on its way: the connection cannot be used again.
    const rest = incoming.complete ? {} : { connection: 'close' };
    outgoing.writeHead(response.status, {
      'x-amzn-requestid': requestId,
      'x-amz-request-id': requestId,
      date: new Date(options.clock.now()).toUTCString(),
      ...response.headers,
      ...cors,
      ...rest,
    });
    if (typeof response.body === 'string' || Buffer.isBuffer(response.body)) outgoing.end(response.body);
    else await pipeline(response.body, outgoing);
    incoming.resume();
  }

  const server: Server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
