import * as z from 'zod';
import { digest, sha256 } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer } from '../route-parts.ts';
import { trustDocument } from '../schemas/trust.ts';

const at = '2026-03-02T09:15:00.000Z';

export const trustRoutes = [
  defineRoute({
    operationId: 'getTrust',
    method: 'GET',
    path: '/trust',
    unit: 'trust',
    auth: 'public',
    scope: null,
    purpose: 'operations',
    rate: 'read',
    idempotent: false,
    ifMatch: false,
    tag: 'Privacy',
    cacheControl: 'public, max-age=60',
    summary: 'Read live figures',
    description:
      'How many promises are proven by tests, erasures that are late, open requests of people, the last restore drill, the newest head of the log. JSON, or a page by `Accept: text/html`. At most a minute old.',
    query: z.lazy(() => z.strictObject({ locale: z.string().max(35).optional() })),
    responses: {
      200: {
        ...jsonAnswer('The figures.', z.union([trustDocument, z.string()]), {
          at,
          policy: { version: 1, hash: sha256, effectiveFrom: '2026-01-01' },
          promises: { total: 203, kept: 120, needsAccounts: 40, needsEid: 3, needsBilling: 20, open: 20 },
          tests: { named: 310, passed: 310, ranAt: at },
          log: { treeSize: 64, rootHash: digest, at },
          erasures: { window: 'P30D', begun: '<10' },
          retention: { overdue: 0 },
          restore: { kind: 'drill', at, remaining: 0 },
          requests: { open: { underWeek: '<10', underMonth: 0, older: 0 }, oldestOverdueDays: 0 },
          smallCounts: '<10',
        }),
        contentTypes: ['application/json', 'text/html; charset=utf-8'],
      },
    },
    problems: [],
  }),
] as const;
