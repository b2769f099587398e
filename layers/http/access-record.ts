import { operatorSpace } from '../domain/space.ts';
import type { HttpDeps } from './http-deps.ts';
import type { Exchange } from './middleware/exchange.ts';
import { networkOf } from './middleware/rate-limit.ts';

/** Who called, and in whose log: whoever is nobody's caller stands in the operator's, by network. */
function callerOf({ principal, event }: Exchange) {
  if (principal === null)
    return {
      space: operatorSpace,
      kind: 'address',
      actorId: networkOf(event.requestContext.identity.sourceIp),
    } as const;
  return 'keyId' in principal
    ? ({ space: principal.space, kind: 'apiKey', actorId: principal.keyId } as const)
    : ({ space: principal.space, kind: 'signer', actorId: principal.recipientId } as const);
}

/**
 * Writes one line of the access log: the pattern of the address, the status, and who, as a pseudonym of the day.
 * Nothing of what was asked or sent. Assets, which no budget counts, are left out. A log that cannot be written fails
 * no call.
 * @returns what went wrong, for the service's own log
 */
export async function recordAccess(
  { accessLog }: Pick<HttpDeps, 'accessLog'>,
  exchange: Exchange,
  status: number,
): Promise<Error | null> {
  const { route, now } = exchange;
  if (accessLog === undefined || route.rate === 'none') return null;
  const { space, ...who } = callerOf(exchange);
  try {
    const { method, path } = route;
    await accessLog.record(space, { at: now.toISOString(), method, route: path, status, ...who });
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error('unknown');
  }
}
