import { globMatch } from '../iam.ts';
import { AwsError, type AwsResponse, type UnnamedRequest } from '../types.ts';
import { addressOf } from './routes.ts';
import type { CorsRule, State } from './state.ts';

function find(state: State, url: URL, origin: string, method: string, asked: string[]): CorsRule | undefined {
  return state
    .findBucket(addressOf(url).bucket)
    ?.cors.find(
      (rule) =>
        rule.AllowedMethods.includes(method) &&
        rule.AllowedOrigins.some((allowed) => globMatch(allowed, origin)) &&
        asked.every((name) => rule.AllowedHeaders?.some((allowed) => globMatch(allowed, name, 'i'))),
    );
}

function headersOf(rule: CorsRule, origin: string): Record<string, string> {
  const any = rule.AllowedOrigins.includes('*');
  return {
    'access-control-allow-origin': any ? '*' : origin,
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(any ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(rule.ExposedHeaders ? { 'access-control-expose-headers': rule.ExposedHeaders.join(', ') } : {}),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** The answer to a preflight, by the bucket's rules. @throws AwsError AccessForbidden */
export function preflight(state: State, { url, headers }: UnnamedRequest): AwsResponse {
  const origin = headers.origin ?? '';
  const asked = (headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const rule = find(state, url, origin, headers['access-control-request-method'] ?? '', asked);
  if (!rule) throw new AwsError('AccessForbidden', 'CORSResponse: This CORS request is not allowed.', 403);
  return {
    status: 200,
    headers: {
      ...headersOf(rule, origin),
      ...(asked.length > 0 ? { 'access-control-allow-headers': asked.join(', ') } : {}),
      ...(rule.MaxAge === undefined ? {} : { 'access-control-max-age': String(rule.MaxAge) }),
    },
    body: '',
  };
}

/** Headers for the answer to a request from another origin, also to a refused one. */
export function corsHeaders(state: State, { url, headers, method }: UnnamedRequest): Record<string, string> {
  const rule = headers.origin && find(state, url, headers.origin, method, []);
  return rule ? headersOf(rule, headers.origin ?? '') : {};
}
