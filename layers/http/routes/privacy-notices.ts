import type * as z from 'zod';
import { sha256 } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer } from '../route-parts.ts';
import { listOf } from '../schemas/list.ts';
import { policyNotice } from '../schemas/notice.ts';

const shared = {
  unit: 'privacy-notices',
  auth: 'apiKey',
  purpose: 'rights',
  ifMatch: false,
  tag: 'Privacy',
} as const;

const example = {
  version: 2,
  hash: sha256,
  effectiveFrom: '2027-03-01',
  takesEffectAt: '2027-03-01T00:00:00.000Z',
  announcedAt: '2027-01-15T09:00:00.000Z',
  toldAt: '2027-01-15T09:01:00.000Z',
  status: 'announced',
  material: true,
  changes: [{ kind: 'newRecipient', what: 'printer' }],
  processors: [{ id: 'printer', objectedAt: null, active: false }],
} satisfies z.output<typeof policyNotice>;

export const privacyNoticesRoutes = [
  defineRoute({
    ...shared,
    method: 'GET',
    scope: 'privacy:read',
    rate: 'read',
    idempotent: false,
    operationId: 'listNotices',
    path: '/v1/privacy/notices',
    summary: 'List announced versions of the policy',
    description:
      'What changes, from when, when you were told, and what you have said about each new processor (`POST /v1/privacy/processors/{processorId}/choice`, before it takes effect or later). Newest first.',
    responses: {
      200: jsonAnswer('The versions.', listOf(policyNotice), { items: [example], next: null }),
    },
    problems: [],
  }),
] as const;
