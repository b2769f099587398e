import { Logger } from '@aws-lambda-powertools/logger';
import type { RequestLogEntry } from '../../layers/http/http-deps.ts';

const logger = new Logger({ serviceName: 'sigill' });

/** One line per request: the declared members and nothing else. */
export const logRequest = ({
  operationId,
  requestId,
  status,
  code,
  durationMs,
  errorClass,
}: RequestLogEntry): void =>
  logger.info('request', { operationId, requestId, status, code, durationMs, errorClass });

/** A line about an event function: names and counts only. */
export const logOutcome = (name: string, outcome: Readonly<Record<string, string | number | null>>): void =>
  logger.info(name, outcome);

/** A count that an alarm watches, in CloudWatch's embedded metric format. */
export const countMetric = (name: string, value: number): void => {
  const metric = { Namespace: 'Sigill', Dimensions: [['Stage']], Metrics: [{ Name: name, Unit: 'Count' }] };
  const line = { _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metric] }, Stage: process.env.STAGE };
  process.stdout.write(`${JSON.stringify({ ...line, [name]: value })}\n`);
};

/** A failure: the class of the error, never its text, which may carry what somebody sent. */
export const logFailure = (name: string, error: unknown): void =>
  logger.error(name, { errorClass: error instanceof Error ? error.name : 'unknown' });
