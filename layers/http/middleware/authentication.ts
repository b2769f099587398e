import type { HttpDeps } from '../http-deps.ts';
import { Problem } from '../problems.ts';
import type { Route } from '../route.ts';
import { type Exchange, headerOf } from './exchange.ts';
import type { Layer } from './layer.ts';

const apiKeySecret = /^sk_(?:test|live)_[A-Za-z0-9_-]{16,128}$/;
const linkToken = /^[A-Za-z0-9_-]{43}$/;

const unauthenticated = (route: Route): Problem =>
  new Problem('unauthenticated', null, {
    headers: { 'www-authenticate': `${route.auth === 'signing' ? 'Signing' : 'Bearer'} realm="sigill"` },
  });

/** The credentials of the scheme that the route asks for, null without any. */
function credentials(exchange: Exchange, scheme: 'bearer' | 'signing'): string | null {
  const [given, value, ...rest] = (headerOf(exchange, 'authorization') ?? '').trim().split(/ +/);
  return given?.toLowerCase() === scheme && value !== undefined && rest.length === 0 ? value : null;
}

async function apiKeyOf(exchange: Exchange, { apiKeys }: HttpDeps) {
  const secret = credentials(exchange, 'bearer');
  if (secret === null || !apiKeySecret.test(secret)) return unauthenticated(exchange.route);
  return (await apiKeys?.resolve(secret)) ?? unauthenticated(exchange.route);
}

/** No credentials are 401; a token that leads nowhere is 404, whatever the reason. */
async function signerOf(exchange: Exchange, { signingLinks }: HttpDeps) {
  const token = credentials(exchange, 'signing');
  if (token === null) return unauthenticated(exchange.route);
  if (!linkToken.test(token)) return new Problem('not_found');
  return (await signingLinks?.resolve(token)) ?? new Problem('not_found');
}

/** Finds out who calls. A refusal is thrown by `authorisation`, after the attempt was counted. */
export const authentication = (deps: HttpDeps): Layer => ({
  before: async ({ event: exchange }) => {
    if (exchange.route.auth === 'public') return;
    const found =
      exchange.route.auth === 'apiKey' ? await apiKeyOf(exchange, deps) : await signerOf(exchange, deps);
    if (found instanceof Problem) exchange.refusal = found;
    else exchange.principal = found;
  },
});
