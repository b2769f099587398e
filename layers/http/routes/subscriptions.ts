import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { textAnswer } from '../route-parts.ts';
import { formBody } from '../schemas/form.ts';

const shared = {
  unit: 'subscriptions',
  auth: 'public',
  scope: null,
  purpose: 'rights',
  idempotent: false,
  ifMatch: false,
  tag: 'Contacts',
} as const;
const html = 'text/html; charset=utf-8';
const params = z.lazy(() =>
  z.strictObject({
    token: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/)
      .meta({ description: 'From the link in a message; it opens nothing but this decision.' }),
  }),
);

export const subscriptionsRoutes = [
  defineRoute({
    ...shared,
    method: 'GET',
    rate: 'none',
    operationId: 'showSubscription',
    path: '/subscriptions/{token}',
    summary: 'Page of a subscription',
    description: 'Shows the text to agree to, or the button to unsubscribe. Opening it changes nothing.',
    hidden: true,
    params,
    responses: { 200: textAnswer('The page.', html) },
    problems: ['not_found'],
  }),
  defineRoute({
    ...shared,
    method: 'POST',
    rate: 'code',
    operationId: 'unsubscribe',
    path: '/subscriptions/{token}',
    summary: 'Unsubscribe with one click',
    description:
      'RFC 8058: `List-Unsubscribe=One-Click` as a form. No login, no question, no redirect; for the address of this token and no other. At once and for good, also for what is queued.',
    params,
    body: formBody('List-Unsubscribe=One-Click'),
    responses: { 200: textAnswer('Done.', html) },
    problems: ['not_found', 'conflict'],
  }),
  defineRoute({
    ...shared,
    method: 'POST',
    rate: 'code',
    operationId: 'confirmSubscription',
    path: '/subscriptions/{token}/consent',
    summary: 'Agree to news',
    description:
      'The second half of the double opt-in: `text` names the sentence that was shown, as `id/version/locale`.',
    params,
    body: formBody('text=marketing-consent%2F1%2Fda'),
    responses: { 200: textAnswer('Done.', html) },
    problems: ['not_found', 'presentation_changed', 'invalid_state', 'conflict'],
  }),
] as const;
