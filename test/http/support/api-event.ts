import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type { Route } from '../../../layers/http/route.ts';

interface CallParts {
  readonly method: string;
  /** With query, as sent. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
  readonly sourceIp?: string;
  readonly requestId?: string;
}

/** Finds the resource of a path like the gateway: literal segments win, then parameters, then the rest. */
function resourceOf(
  path: string,
  routes: readonly Route[],
): { resource: string; params: Record<string, string> | null } {
  const literal = routes.find((route) => route.path === path);
  if (literal) return { resource: literal.path, params: null };
  for (const route of routes) {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const match = new RegExp(`^${route.path.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(path);
    if (match) {
      return {
        resource: route.path,
        params: Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? '')])),
      };
    }
  }
  return { resource: '/{proxy+}', params: { proxy: path.slice(1) } };
}

/** The event that the REST API makes of a call; every body arrives in base64 because all media types are binary. */
export function apiEvent(
  routes: readonly Route[],
  { method, url, headers = {}, body, sourceIp = '192.0.2.1', requestId = 'r-1' }: CallParts,
): APIGatewayProxyEvent {
  const { pathname, searchParams } = new URL(url, 'https://api.test');
  const { resource, params } = resourceOf(pathname, routes);
  const query = [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)] as const);
  const multi = Object.entries(headers).map(
    ([name, value]) => [name, typeof value === 'string' ? [value] : [...value]] as const,
  );
  return {
    resource,
    path: pathname,
    httpMethod: method,
    headers: Object.fromEntries(multi.map(([name, values]) => [name, values.at(-1)])),
    multiValueHeaders: Object.fromEntries(multi),
    queryStringParameters:
      query.length > 0 ? Object.fromEntries(query.map(([name, values]) => [name, values.at(-1)])) : null,
    multiValueQueryStringParameters: query.length > 0 ? Object.fromEntries(query) : null,
    pathParameters: params,
    stageVariables: null,
    body: body === undefined ? null : Buffer.from(body).toString('base64'),
    isBase64Encoded: body !== undefined,
    requestContext: { requestId, identity: { sourceIp, userAgent: 'test' } },
  } as unknown as APIGatewayProxyEvent;
}

export const lambdaContext = { awsRequestId: 'lambda-1' } as Context;
