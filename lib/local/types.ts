import type { PolicyDocument } from './iam.ts';

/**
 * Who calls: `root` is the account administrator of `ready.json`, `role` a role with its policies, `service`
 * an AWS service by its name (`sns.amazonaws.com`), which only resource policies can let in.
 */
export interface Principal {
  arn: string;
  kind: 'root' | 'role' | 'service';
  policies: PolicyDocument[];
}

/** A call whose signature is verified. Header names are lower case; `now` is virtual milliseconds. */
export interface AwsRequest {
  service: string;
  operation: string;
  principal: Principal;
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: Buffer;
  now: number;
}

export interface AwsResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string | NodeJS.ReadableStream;
}

/** A refusal, rendered in the protocol of the service; `detail` holds the members besides code and message. */
export class AwsError extends Error {
  override name = 'AwsError';
  code: string;
  status: number;
  detail?: Record<string, unknown>;

  constructor(code: string, message: string, status = 400, detail?: Record<string, unknown>) {
    super(message);
    this.code = code;
    this.status = status;
    if (detail) this.detail = detail;
  }
}

/** What lies outside the modelled subset fails loudly: 501, naming what is missing. */
export function notImplemented(service: string, what: string): AwsError {
  return new AwsError('NotImplemented', `The local ${service} does not implement ${what}`, 501);
}

/** A request before its operation is known; for `AwsService.operationOf`. */
export type UnnamedRequest = Omit<AwsRequest, 'operation' | 'principal'>;

export interface AwsService {
  /** Names in the credential scope of the signature, e.g. `['dynamodb']`. */
  names: string[];
  operationOf(request: UnnamedRequest): string;
  handle(request: AwsRequest): Promise<AwsResponse>;
  renderError(error: AwsError, requestId: string): AwsResponse;
  /** Answers a CORS preflight, which carries no signature. */
  preflight?(request: UnnamedRequest): AwsResponse;
  /** Headers that a browser needs on every answer to this request, also on a refusal. */
  corsHeaders?(request: UnnamedRequest): Record<string, string>;
}

/** The virtual clock, in milliseconds since 1970. */
export interface Clock {
  now(): number;
}

/** A call that was served, for counting costs; `units` as the service bills (DynamoDB read or write units). */
export interface AwsCall {
  service: string;
  operation: string;
  resource: string;
  units?: number;
}

export type OnCall = (call: AwsCall) => void;
