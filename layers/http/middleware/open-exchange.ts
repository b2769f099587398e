import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Route } from '../route.ts';
import type { Exchange } from './exchange.ts';

/** REST APIs keep the case of header names and give every value in the multi-value map. */
function headersOf(event: APIGatewayProxyEvent): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const [name, values] of Object.entries(event.multiValueHeaders ?? {})) {
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), ...(values ?? [])]);
  }
  if (headers.size > 0) return headers;
  for (const [name, value] of Object.entries(event.headers ?? {})) {
    if (value !== undefined) headers.set(name.toLowerCase(), [value]);
  }
  return headers;
}

/** The id of the request in answers and logs; the access log has the same one. */
export const requestIdOf = (event: APIGatewayProxyEvent): string => `req_${event.requestContext.requestId}`;

/** Begins the way of one request that a route matches. */
export const openExchange = (event: APIGatewayProxyEvent, route: Route, now: Date): Exchange => ({
  event,
  route,
  requestId: requestIdOf(event),
  now,
  headers: headersOf(event),
  rawBody: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
  principal: null,
  refusal: null,
  rate: null,
  parsedBody: null,
  params: {},
  query: {},
  body: null,
  ifMatch: null,
  idempotencyKey: null,
  signingSession: null,
  privacySession: null,
  replayed: false,
  unfinished: null,
});
