import { parseIfMatch } from '../etag.ts';
import { Problem } from '../problems.ts';
import { headerOf } from './exchange.ts';
import type { Layer } from './layer.ts';

const single = ['authorization', 'content-type', 'idempotency-key', 'signing-session', 'privacy-session'];
const idempotencyKey = /^[\x21-\x7e]{1,255}$/;
const session = /^[A-Za-z0-9_-]{16,256}$/;

/** Reads the headers that a route may carry. */
export const requestHeaders = (): Layer => ({
  before: ({ event: exchange }) => {
    const { route } = exchange;
    const repeated = single.find((name) => (exchange.headers.get(name)?.length ?? 0) > 1);
    if (repeated) throw new Problem('invalid_header', `${repeated} stands twice.`);
    const key = route.idempotent ? headerOf(exchange, 'idempotency-key') : null;
    if (key !== null && !idempotencyKey.test(key)) {
      throw new Problem('invalid_header', 'Idempotency-Key takes 1 to 255 visible ASCII characters.');
    }
    const condition = exchange.headers.get('if-match');
    exchange.ifMatch = route.ifMatch && condition ? parseIfMatch(condition.join(', ')) : null;
    exchange.idempotencyKey = key;
    const given = route.auth === 'signing' ? headerOf(exchange, 'signing-session') : null;
    const proven = route.auth === 'public' ? headerOf(exchange, 'privacy-session') : null;
    exchange.privacySession = proven !== null && session.test(proven) ? proven : null;
    exchange.signingSession = given !== null && session.test(given) ? given : null;
  },
});
