import type { RetentionRule } from '../retention-rule.ts';
import { rule } from './rule.ts';

/** What running the service leaves behind. */
export const OPERATION_RULES: readonly RetentionRule[] = [
  rule({
    id: 'accessLog',
    trigger: 'created',
    period: 'P90D',
    justification: 'finding faults and misuse',
    appliesTo: 'pseudonymised log of accessed addresses',
  }),
  rule({
    id: 'applicationLog',
    trigger: 'created',
    period: 'P90D',
    justification: 'finding faults; holds no personal data by construction',
    appliesTo: 'technical logs',
  }),
  rule({
    id: 'securityEvent',
    trigger: 'created',
    period: 'P1Y',
    justification: 'attacks are often found months later',
    appliesTo: 'sign-in attempts, changes of rights and other security events',
  }),
  rule({
    id: 'integrationContent',
    trigger: 'created',
    period: 'P90D',
    justification: 'repeating a failed transfer',
    appliesTo: 'contents handed to or received from an integration',
  }),
  rule({
    id: 'integrationLog',
    trigger: 'created',
    period: 'P1Y',
    justification: 'showing what was transferred, when and to whom',
    appliesTo: 'time, end point, status and answer of a transfer',
  }),
  rule({
    id: 'operation',
    trigger: 'created',
    period: 'P90D',
    justification: 'the caller can ask how long work ended',
    appliesTo: 'progress of long-running work',
  }),
  rule({
    id: 'oneTimeCode',
    trigger: 'created',
    period: 'P1D',
    justification: 'tries are counted over 24 hours; the code itself works for ten minutes',
    appliesTo: 'one-time codes, as keyed hashes',
  }),
  rule({
    id: 'session',
    trigger: 'created',
    period: 'P1D',
    justification: 'a session ends on the day it began',
    appliesTo: 'sessions of signers',
  }),
  rule({
    id: 'idempotency',
    trigger: 'created',
    period: 'P1D',
    justification: 'a repeated call gets its first answer for 24 hours',
    appliesTo: 'answers kept for repeated calls',
  }),
  rule({
    id: 'providerEvent',
    trigger: 'created',
    period: 'P1D',
    justification: 'delivery reports wait in a queue until they are read',
    appliesTo: 'delivery reports of mail and text messages',
  }),
  rule({
    id: 'outbox',
    trigger: 'created',
    period: 'P15D',
    justification: 'events are handed on again after a fault',
    appliesTo: 'internal events (ids only)',
  }),
  rule({
    id: 'keyBackup',
    trigger: 'erased',
    period: 'P1D',
    justification: 'point-in-time recovery of the key table',
    appliesTo: 'destroyed keys in the recovery window: the horizon of content',
  }),
  rule({
    id: 'recordBackup',
    trigger: 'erased',
    period: 'P14D',
    justification: 'point-in-time recovery of the records table',
    appliesTo: 'erased rows in the recovery window: the horizon of look-up pseudonyms',
  }),
];
