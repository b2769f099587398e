import { createHash } from 'node:crypto';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { RestApi } from './rest-api.ts';

/** A request as the gateway read it: `path` is as it was sent. */
export interface GatewayRequest {
  method: string;
  path: string;
  query: string;
  rawHeaders: string[];
  body: Buffer;
  requestId: string;
  sourceIp: string;
  protocol: string;
  at: number;
}

type Multi = Record<string, string[]>;

/** The event of a Lambda proxy integration, payload format 1.0. */
export function proxyEvent(
  api: RestApi,
  request: GatewayRequest,
  resourcePath: string,
  parameters: Record<string, string>,
  place: { account: string },
): APIGatewayProxyEvent {
  const { method, path, requestId, sourceIp, at } = request;
  const headers = multi(pairs(request.rawHeaders));
  headers['X-Forwarded-For'] = [[...(valuesOf(headers, 'x-forwarded-for') ?? []), sourceIp].join(', ')];
  headers['X-Forwarded-Proto'] = ['http'];
  const query = multi([...new URLSearchParams(request.query)]);
  const isBase64Encoded = request.body.length > 0 && isBinary(api, valuesOf(headers, 'content-type')?.[0]);
  const identity = {
    ...{ accessKey: null, accountId: null, apiKey: null, apiKeyId: null, caller: null, clientCert: null },
    ...{ cognitoAuthenticationProvider: null, cognitoAuthenticationType: null, cognitoIdentityId: null },
    ...{ cognitoIdentityPoolId: null, principalOrgId: null, user: null, userArn: null },
    sourceIp,
    userAgent: valuesOf(headers, 'user-agent')?.[0] ?? null,
  };
  return {
    resource: resourcePath,
    path,
    httpMethod: method,
    headers: single(headers) ?? {},
    multiValueHeaders: headers,
    queryStringParameters: single(query),
    multiValueQueryStringParameters: Object.keys(query).length > 0 ? query : null,
    pathParameters: Object.keys(parameters).length > 0 ? parameters : null,
    stageVariables: null,
    body: request.body.length === 0 ? null : request.body.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
    requestContext: {
      accountId: place.account,
      apiId: api.id,
      authorizer: undefined,
      httpMethod: method,
      identity,
      path,
      protocol: request.protocol,
      requestId,
      requestTime: new Date(at).toUTCString(),
      requestTimeEpoch: at,
      resourceId: createHash('sha256').update(resourcePath).digest('hex').slice(0, 6),
      resourcePath,
      stage: api.stage,
    },
  };
}

export interface GatewayAnswer {
  status: number;
  headers: [name: string, value: string][];
  body: Buffer;
}

/** Reads what a function answered; undefined when it is not an answer (502 for the caller). */
export function readAnswer(
  api: RestApi,
  payload: string,
  accept: string | undefined,
): GatewayAnswer | undefined {
  const answer = JSON.parse(payload) as Partial<APIGatewayProxyResult> | null;
  if (typeof answer !== 'object' || answer === null || !Number.isInteger(Number(answer.statusCode)))
    return undefined;
  if (answer.body !== undefined && answer.body !== null && typeof answer.body !== 'string') return undefined;
  const headers: [string, string][] = Object.entries(answer.multiValueHeaders ?? {}).flatMap(
    ([name, values]) => (values ?? []).map((value): [string, string] => [name, String(value)]),
  );
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    if (!headers.some(([other]) => other.toLowerCase() === name.toLowerCase()))
      headers.push([name, String(value)]);
  }
  // The gateway decodes a body only if the first type that the caller accepts is a binary one.
  const decode = answer.isBase64Encoded === true && isBinary(api, accept?.split(',')[0]);
  return {
    status: Number(answer.statusCode),
    headers,
    body: Buffer.from(answer.body ?? '', decode ? 'base64' : 'utf8'),
  };
}

function isBinary({ binaryMediaTypes }: RestApi, type: string | undefined): boolean {
  const bare = type?.split(';')[0]?.trim().toLowerCase();
  return binaryMediaTypes.some((one) => one === '*/*' || one === bare);
}

function pairs(raw: string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    raw[2 * index] ?? '',
    raw[2 * index + 1] ?? '',
  ]);
}

function multi(entries: [string, string][]): Multi {
  const result: Multi = Object.create(null);
  for (const [name, value] of entries) result[name] = [...(result[name] ?? []), value];
  return { ...result };
}

function single(values: Multi): Record<string, string> | null {
  const entries = Object.entries(values).map(([name, list]): [string, string] => [name, list.at(-1) ?? '']);
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

function valuesOf(headers: Multi, name: string): string[] | undefined {
  return Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];
}
