import type { HttpDeps } from './http-deps.ts';
import type { Exchange } from './middleware/exchange.ts';

/**
 * Writes one line of the access log about a call whose caller is known: the pattern of the address, the status, and
 * who, as a pseudonym. Nothing of what was asked or sent. A log that cannot be written fails no call.
 * @returns what went wrong, for the service's own log
 */
export async function recordAccess(
  { accessLog }: Pick<HttpDeps, 'accessLog'>,
  { principal, route, now }: Exchange,
  status: number,
): Promise<Error | null> {
  if (accessLog === undefined || principal === null) return null;
  const who =
    'keyId' in principal
      ? ({ kind: 'apiKey', actorId: principal.keyId } as const)
      : ({ kind: 'signer', actorId: principal.recipientId } as const);
  try {
    const { method, path } = route;
    await accessLog.record(principal.space, { at: now.toISOString(), method, route: path, status, ...who });
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error('unknown');
  }
}
