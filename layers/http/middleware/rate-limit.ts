import { isIPv6 } from 'node:net';
import type { HttpDeps } from '../http-deps.ts';
import { Problem } from '../problems.ts';
import { rateLimits } from '../rate-classes.ts';
import type { Exchange } from './exchange.ts';
import type { Layer } from './layer.ts';

/** One household or office: an IPv4 address, or the first 64 bits of an IPv6 one. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const missing = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  const groups = [...first, ...missing, ...last].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

function whose({ principal, event }: Exchange): string {
  if (principal && 'keyId' in principal) return `key#${principal.keyId}`;
  if (principal) return `recipient#${principal.recipientId}`;
  return `address#${networkOf(event.requestContext.identity.sourceIp)}`;
}

/** `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers). */
export function rateHeaders({ rate }: Exchange): Record<string, string> {
  if (!rate) return {};
  const { name, limit, answer } = rate;
  return {
    'ratelimit-policy': `"${name}";q=${limit.limit};w=${limit.windowSeconds}`,
    ratelimit: `"${name}";r=${answer.remaining};t=${answer.resetSeconds}`,
  };
}

/** Counts the call on the budget of its key, recipient or, without a principal, its address. */
export const rateLimit = ({ rateCounter, rateLimits: own = {} }: HttpDeps): Layer => ({
  before: async ({ event: exchange }) => {
    const name = exchange.route.rate;
    if (name === 'none' || !rateCounter) return;
    const limit = own[name] ?? rateLimits[name];
    const bucket = `${name}#${whose(exchange)}`;
    const answer = await rateCounter.take({ bucket, ...limit, now: exchange.now });
    exchange.rate = { name, limit, answer };
    if (!answer.allowed) {
      throw new Problem('rate_limited', null, { headers: { 'retry-after': String(answer.resetSeconds) } });
    }
  },
});
