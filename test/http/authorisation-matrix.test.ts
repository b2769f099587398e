import { describe, expect, it } from 'vitest';
import { routes } from '../../layers/http/routes.ts';
import { unitHandler } from '../../layers/http/unit-handler.ts';
import { authorisationMatrix, type Caller } from './authorisation-matrix.ts';
import { apiEvent, lambdaContext } from './support/api-event.ts';
import {
  linkToken,
  memoryIdempotency,
  memoryKeys,
  memoryLinks,
  memoryRates,
  testKey,
} from './support/memory-ports.ts';

const body = '06e8x4vkq3m2t7b1w9n5r0zhcg';
const victim = {
  envelopeId: `env_${body}`,
  documentId: `doc_${body}`,
  recipientId: `rcp_${body}`,
  operationId: `opr_${body}`,
  receiptId: `rct_${body}`,
  subjectId: `env_${body}.rcp_${body}`,
  holdId: `hld_${body}`,
  authorityRequestId: `aut_${body}`,
  breachId: `brc_${body}`,
  privacyRequestId: `dsr_${body}`,
  contactId: `con_${body}`,
  announcementId: `ann_${body}`,
  dataRecipientId: `dst_${body}`,
  transmissionId: `trm_${body}`,
  processorId: 'nobody-1',
};
const matrix = authorisationMatrix(routes, victim);

const scopeless = `sk_test_${'c'.repeat(43)}`;
const credentials: Partial<Record<Caller, string>> = {
  wrongKey: `Bearer sk_test_${'x'.repeat(43)}`,
  signingToken: `Signing ${linkToken}`,
  missingScope: `Bearer ${scopeless}`,
  wrongToken: `Signing ${'B'.repeat(43)}`,
  apiKey: `Bearer ${testKey}`,
};

describe('authorisation matrix', () => {
  it('has a row for every operation that needs credentials', () => {
    const closed = routes.filter(({ auth }) => auth !== 'public').map(({ operationId }) => operationId);
    expect(new Set(matrix.map(({ operationId }) => operationId))).toEqual(new Set(closed));
  });

  it('tries every foreigner on every operation that names a thing by id', () => {
    const named = routes.filter(({ auth, path }) => auth === 'apiKey' && path.includes('{'));
    for (const { operationId } of named) {
      const callers = matrix.filter((each) => each.operationId === operationId).map(({ caller }) => caller);
      expect(callers).toEqual(
        expect.arrayContaining(['otherOrganisation', 'otherMode', 'missingScope', 'expiredKey']),
      );
    }
  });

  it('leaves no placeholder in a path', () => {
    expect(matrix.filter(({ request }) => /[{}]|unknown/.test(request.path))).toEqual([]);
  });

  const handlers = Object.fromEntries(
    routes.map(({ operationId }) => [operationId, () => Promise.reject(new Error('a handler was reached'))]),
  );
  const handler = unitHandler(routes, handlers as never, {
    apiKeys: {
      resolve: async (secret) => {
        const known = await memoryKeys.resolve(secret === scopeless ? testKey : secret);
        return known && secret === scopeless ? { ...known, scopes: [] } : known;
      },
    },
    signingLinks: memoryLinks,
    rateCounter: memoryRates(),
    rateLimits: { read: { limit: 1000, windowSeconds: 1 }, write: { limit: 1000, windowSeconds: 1 } },
    idempotency: memoryIdempotency(),
    log: () => undefined,
  });

  // The callers that the shell alone must stop; foreigners are stopped by the store, in the journeys.
  const shell = matrix.filter(({ caller }) => caller in credentials || caller === 'anonymous');
  it.each(shell.map((each) => [each.title, each] as const))(
    '%s',
    async (_, { request, caller, expected }) => {
      const authorization = credentials[caller];
      const event = apiEvent(routes, {
        method: request.method,
        url: request.path,
        headers: { ...request.headers, ...(authorization ? { authorization } : {}) },
        ...(request.body === null ? {} : { body: request.body }),
      });
      const answer = await handler(event, lambdaContext);
      expect(answer.statusCode).toBe(expected.status);
      expect(JSON.parse(answer.body)).toMatchObject({
        ...('code' in expected ? { code: expected.code } : {}),
        errors: [],
      });
    },
  );
});
