import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Functions } from '../functions.ts';
import type { LogStore } from '../logs.ts';
import type { Place } from '../resource-types.ts';
import type { Clock } from '../types.ts';
import { type GatewayAnswer, type GatewayRequest, proxyEvent, readAnswer } from './proxy-event.ts';
import { findRoute, type Integration, type RestApi } from './rest-api.ts';

/** Limits of a REST API (AWS: API Gateway quotas). */
const MAX_BODY = 10 * 1024 * 1024;
const MAX_HEADERS = 10_240;

/** Why the gateway itself answers: type, status and message as AWS names them. */
const REFUSALS = {
  BAD_REQUEST_PARAMETERS: [400, 'Bad Request'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'Missing Authentication Token'],
  REQUEST_TOO_LARGE: [413, 'Request Entity Too Large'],
  HEADERS_TOO_LARGE: [431, 'Request Header Fields Too Large'],
  API_CONFIGURATION_ERROR: [500, 'Internal server error'],
  INTEGRATION_FAILURE: [504, 'Network error communicating with endpoint'],
  INTEGRATION_TIMEOUT: [504, 'Endpoint request timed out'],
  DEFAULT_5XX: [502, 'Internal server error'],
} as const;

type Refusal = keyof typeof REFUSALS;

interface GatewayTools {
  functions: Functions;
  logs: LogStore;
  clock: Clock;
  place: Place;
  /** Whether the gateway may invoke the function (`AWS::Lambda::Permission`). */
  mayInvoke(functionArn: string): boolean;
  /** What is served beside the API on this computer; true when it answered. */
  local(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>;
}

/** An HTTP server that behaves as the deployed REST API. Not yet listening. */
export function createGateway(api: RestApi, tools: GatewayTools) {
  const { functions, logs, clock, place } = tools;

  async function answer(request: GatewayRequest, context: Record<string, string>): Promise<GatewayAnswer> {
    const refuse = (type: Refusal): GatewayAnswer => refusal(api, type, context);
    const found = readable(request.path) ? findRoute(api, request.path) : 'unreadable';
    if (found === 'unreadable') return refuse('BAD_REQUEST_PARAMETERS');
    const integration = found?.route.methods.get(request.method) ?? found?.route.methods.get('ANY');
    if (!found || !integration) return refuse('MISSING_AUTHENTICATION_TOKEN');
    context.resourcePath = found.route.path;
    if (integration.kind === 'mock') return mock(integration, context);
    if (!tools.mayInvoke(integration.functionArn)) return refuse('API_CONFIGURATION_ERROR');

    const event = proxyEvent(api, request, found.route.path, found.parameters, place);
    const outcome = await within(
      functions.invoke(integration.functionArn, JSON.stringify(event)),
      integration.timeoutMs,
    );
    if (outcome === 'late') return refuse('INTEGRATION_TIMEOUT');
    if (outcome.failure?.errorType === 'RequestEntityTooLargeException') return refuse('REQUEST_TOO_LARGE');
    const accept = header(request.rawHeaders, 'accept');
    return (outcome.failure ? undefined : readAnswer(api, outcome.payload, accept)) ?? refuse('DEFAULT_5XX');
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const [path = '/', ...query] = (incoming.url ?? '/').split('?');
    const url = new URL(`http://${place.region}.local/`);
    url.search = query.join('?');
    url.pathname = path.replace(/^\/+/, '/');
    if (path.startsWith('/_local/') && (await tools.local(incoming, outgoing, url))) return;

    const at = clock.now();
    const sourceIp = incoming.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1';
    const method = incoming.method ?? 'GET';
    const protocol = `HTTP/${incoming.httpVersion}`;
    const body = headersFit(incoming) ? await readBody(incoming) : 'HEADERS_TOO_LARGE';
    const context: Record<string, string> = {
      requestId: randomUUID(),
      extendedRequestId: randomUUID(),
      httpMethod: method,
      path,
      protocol,
      stage: api.stage,
      apiId: api.id,
      requestTime: new Date(at).toUTCString(),
      requestTimeEpoch: String(at),
      'identity.sourceIp': sourceIp,
      'identity.userAgent': incoming.headers['user-agent'] ?? '-',
    };
    const {
      status,
      headers,
      body: content,
    } = typeof body === 'string'
      ? refusal(api, body, context)
      : await answer(
          {
            ...{ method, path, protocol, sourceIp, at, body },
            query: query.join('?'),
            rawHeaders: incoming.rawHeaders,
            requestId: context.requestId ?? '',
          },
          context,
        );
    const names = [...new Set(headers.map(([name]) => name.toLowerCase()))].filter(
      (name) => !HOP_BY_HOP.includes(name),
    );
    for (const name of names) {
      const values = headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value);
      outgoing.setHeader(name, values.length > 1 ? values : (values[0] ?? ''));
    }
    outgoing.setHeader('x-amzn-requestid', context.requestId ?? '');
    outgoing.setHeader('date', new Date(at).toUTCString());
    if (!incoming.complete) outgoing.setHeader('connection', 'close');
    outgoing.writeHead(status);
    outgoing.end(content);
    incoming.resume();
    writeAccessLog(context, status, content.length, clock.now() - at);
  }

  function writeAccessLog(
    context: Record<string, string>,
    status: number,
    length: number,
    latency: number,
  ): void {
    if (!api.accessLog) return;
    const known = {
      status: String(status),
      responseLength: String(length),
      responseLatency: String(latency),
    };
    logs.write(api.accessLog.group, api.id, [fill(api.accessLog.format, { ...context, ...known })]);
  }

  return createServer({ maxHeaderSize: 64 * MAX_HEADERS }, (incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => {
      if (outgoing.headersSent) return outgoing.destroy();
      const { status, headers, body } = refusal(api, 'DEFAULT_5XX', { requestId: randomUUID() });
      outgoing.writeHead(status, headers.flat()).end(body);
    });
  });
}

const HOP_BY_HOP = [
  'connection',
  'transfer-encoding',
  'keep-alive',
  'content-length',
  'upgrade',
  'te',
  'trailer',
];

const fill = (template: string, context: Record<string, string>): string =>
  template.replace(/\$context\.([\w.]+)/g, (_, name: string) => context[name] ?? '-');

function mock(
  response: Extract<Integration, { kind: 'mock' }>,
  context: Record<string, string>,
): GatewayAnswer {
  const headers = Object.entries(response.headers).map(([name, value]): [string, string] => [
    name,
    fill(value, context),
  ]);
  return { status: response.status, headers, body: Buffer.from(fill(response.body, context)) };
}

/** The gateway's own answer, in the shape that the template gives to it. */
function refusal(api: RestApi, type: Refusal, context: Record<string, string>): GatewayAnswer {
  const [status, message] = REFUSALS[type];
  const shape = api.responses.get(type) ?? api.responses.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
  const known = {
    ...context,
    'error.message': message,
    'error.messageString': JSON.stringify(message),
    'error.responseType': type,
  };
  const template = shape?.template ?? '{"message":$context.error.messageString}';
  const headers = Object.entries({
    'content-type': shape?.contentType ?? 'application/json',
    ...shape?.headers,
  });
  return {
    status: shape?.status ?? status,
    headers: headers.map(([name, value]) => [name, fill(value, known)]),
    body: Buffer.from(fill(template, known)),
  };
}

function readable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}

function header(raw: string[], name: string): string | undefined {
  const index = raw.findIndex((one, at) => at % 2 === 0 && one.toLowerCase() === name);
  return index < 0 ? undefined : raw[index + 1];
}

function headersFit({ rawHeaders, url = '' }: IncomingMessage): boolean {
  return rawHeaders.reduce((sum, part) => sum + part.length + 2, url.length) <= MAX_HEADERS;
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | 'REQUEST_TOO_LARGE'> {
  if (Number(incoming.headers['content-length'] ?? 0) > MAX_BODY) return 'REQUEST_TOO_LARGE';
  const chunks: Buffer[] = [];
  let size = 0;
  // What is left unread must not break the connection before the answer is out.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BODY) return 'REQUEST_TOO_LARGE';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function within<T>(work: Promise<T>, ms: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
