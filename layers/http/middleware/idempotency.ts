import { createHash } from 'node:crypto';
import type { IdempotencyStore, StoredAnswer } from '../../ports/idempotency-store.ts';
import { Problem } from '../problems.ts';
import type { Answer, Exchange } from './exchange.ts';
import type { Layer } from './layer.ts';

const claims = new WeakSet<Exchange>();

/** The claim of a call, null for one that asks for none. */
function claimOf({ idempotencyKey, principal }: Exchange) {
  if (idempotencyKey === null || principal === null) return null;
  const scope = 'keyId' in principal ? principal.space : `${principal.space}#${principal.recipientId}`;
  return { scope, key: idempotencyKey };
}

const bodyHashOf = ({ route, event, rawBody }: Exchange): string =>
  createHash('sha256')
    .update(JSON.stringify([route.operationId, event.pathParameters ?? {}]))
    .update(rawBody)
    .digest('base64url');

const again = ({ status, body, headers, etag }: StoredAnswer): Answer => ({
  status,
  body,
  headers,
  ...(etag === null ? {} : { etag }),
});

function envelopeOf({ params, principal }: Exchange, answer: Answer): string | null {
  if (answer.envelopeId !== undefined) return answer.envelopeId;
  if (principal && 'envelopeId' in principal) return principal.envelopeId;
  const named = (params as { envelopeId?: string }).envelopeId;
  return named ?? null;
}

/**
 * Same key and body: the first answer again. Only success is kept; a call that failed gives its claim
 * back, because it changed nothing and the client may repeat it.
 */
export const idempotency = (store: IdempotencyStore | undefined): Layer => ({
  before: async ({ event: exchange }) => {
    const claim = claimOf(exchange);
    if (!claim || !store) return undefined;
    const found = await store.begin({ ...claim, bodyHash: bodyHashOf(exchange), now: exchange.now });
    if (found.state === 'mismatch') throw new Problem('idempotency_key_reused');
    if (found.state === 'inFlight')
      throw new Problem('idempotency_in_flight', null, { headers: { 'retry-after': '1' } });
    if (found.state === 'new') {
      claims.add(exchange);
      return undefined;
    }
    // What is left of an answer whose envelope was erased since.
    if (found.answer.status >= 400) throw new Problem('not_found');
    exchange.replayed = true;
    return again(found.answer);
  },
  after: async ({ event: exchange, response }) => {
    const claim = claimOf(exchange);
    if (!claim || !store || !response || !exchange.principal || !claims.delete(exchange)) return;
    const { status, body, headers = {}, etag = null } = response;
    const protectedBy = { space: exchange.principal.space, envelopeId: envelopeOf(exchange, response) };
    try {
      await store.finish({ ...claim, answer: { status, body, headers, etag }, protectedBy });
    } catch (error) {
      // The work is done and committed: saying 500 now would be a lie. The claim lapses by itself.
      exchange.unfinished = error instanceof Error ? error : new Error('idempotency');
    }
  },
  onError: async ({ event: exchange }) => {
    const claim = claimOf(exchange);
    if (!claim || !store || !claims.delete(exchange)) return;
    // The error that brought us here is the one to tell; a claim that stays lapses by itself.
    await store.abandon(claim).catch(() => undefined);
  },
});
