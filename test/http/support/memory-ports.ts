import { spaceOf } from '../../../layers/domain/space.ts';
import type { ApiKeyDirectory, ApiKeyPrincipal } from '../../../layers/ports/api-keys.ts';
import type {
  FinishedCall,
  IdempotencyStore,
  StoredAnswer,
} from '../../../layers/ports/idempotency-store.ts';
import type { RateCounter } from '../../../layers/ports/rate-counter.ts';
import type { SigningLinkDirectory, SigningPrincipal } from '../../../layers/ports/signing-links.ts';

export const testKey = `sk_test_${'a'.repeat(43)}`;
export const readOnlyKey = `sk_test_${'b'.repeat(43)}`;
export const linkToken = 'A'.repeat(43);
export const space = spaceOf('org_06e8x4vkq3m2t7b1w9n5r0zhcg', 'test');

const principal = (keyId: string, scopes: ApiKeyPrincipal['scopes']): ApiKeyPrincipal => ({
  keyId,
  organisationId: 'org_06e8x4vkq3m2t7b1w9n5r0zhcg',
  mode: 'test',
  space,
  scopes,
  owner: 'tests',
});

const keys = new Map<string, ApiKeyPrincipal>([
  [
    testKey,
    principal('key_all', [
      'envelopes:read',
      'envelopes:write',
      'privacy:read',
      'privacy:write',
      'privacy:reveal',
      'admin',
    ]),
  ],
  [readOnlyKey, principal('key_read', ['envelopes:read'])],
]);

export const memoryKeys: ApiKeyDirectory = { resolve: async (secret) => keys.get(secret) ?? null };

export const signer: SigningPrincipal = {
  space,
  envelopeId: 'env_06e8x4vkq3m2t7b1w9n5r0zhcg',
  recipientId: 'rcp_06e8x4vkq3m2t7b1w9n5r0zhcg',
  linkVersion: 1,
};

export const memoryLinks: SigningLinkDirectory = {
  resolve: async (token) => (token === linkToken ? signer : null),
};

/** Fixed windows in memory. */
export function memoryRates(): RateCounter & { readonly buckets: Map<string, number> } {
  const buckets = new Map<string, number>();
  return {
    buckets,
    take: async ({ bucket, limit, windowSeconds, now }) => {
      const window = Math.floor(now.getTime() / 1000 / windowSeconds);
      const count = (buckets.get(`${bucket}@${window}`) ?? 0) + 1;
      buckets.set(`${bucket}@${window}`, count);
      return { allowed: count <= limit, remaining: Math.max(0, limit - count), resetSeconds: windowSeconds };
    },
  };
}

/** Claims and answers in memory. */
export function memoryIdempotency(): IdempotencyStore & { readonly finished: FinishedCall[] } {
  const calls = new Map<string, { bodyHash: string; answer: StoredAnswer | null }>();
  const finished: FinishedCall[] = [];
  const idOf = ({ scope, key }: { scope: string; key: string }) => `${scope}|${key}`;
  return {
    finished,
    begin: async (call) => {
      const known = calls.get(idOf(call));
      if (!known) {
        calls.set(idOf(call), { bodyHash: call.bodyHash, answer: null });
        return { state: 'new' };
      }
      if (known.bodyHash !== call.bodyHash) return { state: 'mismatch' };
      return known.answer
        ? { state: 'replay', answer: structuredClone(known.answer) }
        : { state: 'inFlight' };
    },
    finish: async (call) => {
      finished.push(call);
      const known = calls.get(idOf(call));
      if (known) known.answer = structuredClone(call.answer);
    },
    abandon: async (call) => {
      calls.delete(idOf(call));
    },
  };
}
