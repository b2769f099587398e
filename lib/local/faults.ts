import { AwsError } from './types.ts';

export type FaultMode = 'fail' | 'throttle' | 'stall' | 'duplicate';

/** The next `count` matching calls or deliveries go wrong; named as the SDK names them (`kms`, `Sign`). */
export interface FaultRule {
  service: string;
  operation?: string;
  mode: FaultMode;
  count: number;
}

export interface Faults {
  /** Takes the body of `POST /_local/faults`: one more rule, or `{}` for none at all. */
  set(body: unknown): void;
  pending(): FaultRule[];
  /**
   * Takes the fault of this call or delivery (`Deliver`), if one of these modes is due. A `duplicate` without
   * operation on a delivering service (SQS, SNS) means its deliveries, not the calls to it.
   */
  next(service: string, operation: string, modes?: readonly FaultMode[]): FaultMode | undefined;
}

const SCOPE_NAMES: Record<string, string> = {
  sfn: 'states',
  stepfunctions: 'states',
  cloudwatchlogs: 'logs',
};
const MODES: readonly FaultMode[] = ['fail', 'throttle', 'stall', 'duplicate'];
const DELIVERING = ['sqs', 'sns', 'events'];

const invalid = (message: string) => new AwsError('ValidationException', message);

function readRule(body: object): FaultRule {
  const { service, operation, mode, count } = body as Record<string, unknown>;
  const known = MODES.find((one) => one === mode);
  if (typeof service !== 'string' || service === '') throw invalid('service is the name of an AWS service');
  if (operation !== undefined && typeof operation !== 'string')
    throw invalid('operation is the name of an operation');
  if (!known) throw invalid(`mode is one of ${MODES.join(', ')}`);
  if (!Number.isInteger(count) || Number(count) < 1) throw invalid('count is a whole number of at least 1');
  const rule = { service: SCOPE_NAMES[service] ?? service, mode: known, count: Number(count) };
  return operation === undefined ? rule : { ...rule, operation };
}

/** The queue of faults behind `POST /_local/faults`. */
export function createFaults(): Faults {
  let rules: FaultRule[] = [];

  function set(body: unknown): void {
    if (typeof body !== 'object' || body === null) throw invalid('The body is a JSON object');
    rules = Object.keys(body).length === 0 ? [] : [...rules, readRule(body)];
  }

  function next(service: string, operation: string, modes = MODES): FaultMode | undefined {
    const rule = rules.find(
      (one) =>
        one.service === service &&
        modes.includes(one.mode) &&
        (one.operation === operation ||
          (one.operation === undefined &&
            (one.mode !== 'duplicate' || operation === 'Deliver' || !DELIVERING.includes(service)))),
    );
    if (!rule) return undefined;
    rule.count -= 1;
    rules = rules.filter(({ count }) => count > 0);
    return rule.mode;
  }

  return { set, next, pending: () => rules.map((rule) => ({ ...rule })) };
}

const THROTTLE_CODES: Record<string, [code: string, status: number]> = {
  s3: ['SlowDown', 503],
  dynamodb: ['ThrottlingException', 400],
  kms: ['ThrottlingException', 400],
  lambda: ['TooManyRequestsException', 429],
  ses: ['Throttling', 400],
  sns: ['Throttling', 400],
  sqs: ['RequestThrottled', 400],
};
const FAILURE_CODES: Record<string, [code: string, status: number]> = {
  s3: ['InternalError', 500],
  dynamodb: ['InternalServerError', 500],
  kms: ['KMSInternalException', 500],
  lambda: ['ServiceException', 500],
};

/** The error that AWS answers for a fault, so that the SDK retries as it does with AWS. */
export function faultError(service: string, mode: 'fail' | 'throttle'): AwsError {
  const [code, status] =
    mode === 'throttle'
      ? (THROTTLE_CODES[service] ?? ['ThrottlingException', 400])
      : (FAILURE_CODES[service] ?? ['InternalFailure', 500]);
  return new AwsError(code, mode === 'throttle' ? 'Rate exceeded' : 'Injected failure', status);
}
