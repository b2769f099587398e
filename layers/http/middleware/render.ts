import type { APIGatewayProxyResult } from 'aws-lambda';
import { etagOfBody, ifNoneMatchHits } from '../etag.ts';
import type { Problem } from '../problems.ts';
import type { Route } from '../route.ts';
import { securityHeaders } from '../security-headers.ts';
import { type Answer, type Exchange, headerOf } from './exchange.ts';
import { rateHeaders } from './rate-limit.ts';

const result = (
  statusCode: number,
  headers: Record<string, string>,
  body: string | Uint8Array,
): APIGatewayProxyResult =>
  typeof body === 'string'
    ? { statusCode, headers, body, isBase64Encoded: false }
    : { statusCode, headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true };

/** A problem document. */
export function renderProblem(
  problem: Problem,
  requestId: string,
  exchange: Exchange | null = null,
): APIGatewayProxyResult {
  const headers = {
    ...securityHeaders,
    ...(exchange ? rateHeaders(exchange) : {}),
    ...problem.headers,
    'content-type': 'application/problem+json',
    'x-request-id': requestId,
  };
  return result(problem.status, headers, JSON.stringify(problem.toDocument(requestId)));
}

function deprecationHeaders({ deprecation }: Route): Record<string, string> {
  if (!deprecation) return {};
  return {
    deprecation: `@${Math.floor(Date.parse(deprecation.since) / 1000)}`,
    sunset: new Date(deprecation.sunset).toUTCString(),
  };
}

/** Text and bytes as they are, everything else as JSON. */
function serialise(answer: Answer, contentType: string): string | Uint8Array {
  if (answer.body instanceof Uint8Array) return answer.body;
  const isJson = /^application\/(?:[a-z.-]+\+)?json\b/.test(contentType);
  return typeof answer.body === 'string' && !isJson ? answer.body : JSON.stringify(answer.body);
}

/** The answer of a handler, with entity tag, budgets and the headers that every answer carries. */
export function renderAnswer(answer: Answer, exchange: Exchange): APIGatewayProxyResult {
  const { route, requestId } = exchange;
  const declared = route.responses[answer.status]?.contentTypes[0] ?? 'application/json';
  const own = Object.fromEntries(
    Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const contentType = own['content-type'] ?? declared;
  const body = serialise(answer, contentType);
  const etag = answer.etag ?? (route.method === 'GET' ? etagOfBody(body) : undefined);
  const headers: Record<string, string> = {
    ...securityHeaders,
    ...(route.cacheControl ? { 'cache-control': route.cacheControl } : {}),
    ...rateHeaders(exchange),
    ...deprecationHeaders(route),
    ...own,
    ...(etag ? { etag } : {}),
    ...(exchange.replayed ? { 'idempotent-replayed': 'true' } : {}),
    'content-type': contentType,
    'x-request-id': requestId,
  };
  if (route.cacheControl && etag && ifNoneMatchHits(headerOf(exchange, 'if-none-match'), etag))
    return result(304, headers, '');
  return result(answer.status, headers, body);
}
