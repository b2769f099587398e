import { ids } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer, jsonBody } from '../route-parts.ts';
import {
  retentionDryRun,
  retentionDryRunInput,
  retentionPreview,
  retentionPreviewInput,
  retentionReason,
  retentionRules,
} from '../schemas/retention.ts';
import { envelopeParams } from './params.ts';

const shared = {
  unit: 'privacy-retention',
  auth: 'apiKey',
  scope: 'privacy:read',
  purpose: 'retention',
  rate: 'read',
  ifMatch: false,
  tag: 'Privacy',
} as const;
const statute = 'bogføringsloven (lov nr. 700 af 24/05/2022) § 12';

export const privacyRetentionRoutes = [
  defineRoute({
    ...shared,
    operationId: 'getRetention',
    method: 'GET',
    path: '/v1/privacy/retention',
    idempotent: false,
    summary: 'Read the retention rules in force',
    description: 'Every rule with its period, trigger and statute; your own period where you have set one.',
    responses: {
      200: jsonAnswer('The rules.', retentionRules, {
        rules: [
          {
            id: 'accounting',
            country: 'DK',
            trigger: 'fiscalYearEnded',
            period: 'P5Y',
            anchor: 'fiscalYearEnd',
            statute,
            justification: 'accounting material is kept for five years from the end of the financial year',
            appliesTo: 'invoices and payments',
            mandatory: true,
            adjustable: null,
            setBy: 'service',
          },
        ],
        announced: null,
      }),
    },
    problems: [],
  }),
  defineRoute({
    ...shared,
    operationId: 'previewRetention',
    method: 'POST',
    path: '/v1/privacy/retention/preview',
    idempotent: true,
    summary: 'Lay a rule on the calendar',
    description: 'The last day on which something is still kept, and the law that says so.',
    body: jsonBody(retentionPreviewInput, {
      rule: 'accounting',
      country: 'DK',
      fiscalYearEnd: '2026-06-30',
      from: '2026-03-01',
    }),
    responses: {
      200: jsonAnswer('Until when, and why.', retentionPreview, { until: '2031-06-30', statute }),
    },
    problems: [],
  }),
  defineRoute({
    ...shared,
    operationId: 'dryRunRetention',
    method: 'POST',
    path: '/v1/privacy/retention/dry-run',
    idempotent: true,
    summary: 'See what a change of retention would do',
    description:
      'Counts over your completed envelopes, by rule and statute. Nothing changes; `PATCH /v1/organisation` makes the change.',
    body: jsonBody(retentionDryRunInput, { completed: 'P7Y' }),
    responses: {
      200: jsonAnswer('The counts.', retentionDryRun, {
        kind: 'shorter',
        from: 'P10Y',
        to: 'P7Y',
        effectiveAt: '2026-03-09T09:15:00.000Z',
        tellParties: true,
        rows: [{ rule: 'envelope.completed', statute: null, records: 12, earlier: 12, later: 0, atOnce: 0 }],
      }),
    },
    problems: [],
  }),
  defineRoute({
    ...shared,
    operationId: 'getRetentionReason',
    method: 'GET',
    path: '/v1/privacy/retention/envelopes/{envelopeId}',
    idempotent: false,
    summary: 'Ask why an envelope is still kept',
    description:
      'The one rule that decides (hold > legal duty > erasure > restriction > period) and until when.',
    params: envelopeParams,
    responses: {
      200: jsonAnswer('The reason.', retentionReason, {
        envelopeId: ids.envelope,
        status: 'completed',
        because: 'timer',
        rule: 'envelope.completed',
        justification: 'the longest general limitation period for agreements',
        statute: null,
        until: '2036-03-01',
        purgeAt: '2036-03-02T09:15:00.000Z',
        holds: 0,
        restrictions: 0,
      }),
    },
    problems: [],
  }),
] as const;
