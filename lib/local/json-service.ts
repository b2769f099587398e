import { z } from 'zod';
import { AwsError, type AwsRequest, type AwsService, notImplemented, type OnCall } from './types.ts';

/** One operation: what it takes (a strict object: an unknown parameter is not modelled) and what it does. */
export interface Operation {
  input: z.ZodType;
  run(input: unknown, request: AwsRequest): unknown;
}

export function operation<S extends z.ZodType>(
  input: S,
  run: (input: z.infer<S>, request: AwsRequest) => unknown,
): Operation {
  return { input, run: (value, request) => run(input.parse(value), request) };
}

/** Reads the input, runs the operation, and says which parameter is wrong or not modelled. */
export async function runOperation(
  operations: Record<string, Operation>,
  request: AwsRequest,
  input: unknown,
): Promise<unknown> {
  const chosen = operations[request.operation];
  if (!chosen) throw notImplemented(request.service, request.operation);
  const { success, error } = chosen.input.safeParse(input);
  if (success) return chosen.run(input, request);
  const unknown = error.issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown) throw notImplemented(request.service, `${request.operation} with ${unknown.keys.join(', ')}`);
  throw new AwsError('ValidationException', z.prettifyError(error));
}

/** A service that speaks AWS JSON: the operation in `X-Amz-Target`, JSON both ways. */
export function jsonService(options: {
  names: string[];
  version: '1.0' | '1.1';
  operations: Record<string, Operation>;
  onCall?: OnCall;
}): AwsService {
  const { names, version, operations, onCall } = options;
  const headers = { 'content-type': `application/x-amz-json-${version}` };
  return {
    names,
    operationOf: (request) => request.headers['x-amz-target']?.split('.').at(-1) ?? '',
    async handle(request) {
      const output = await runOperation(operations, request, parse(request.body));
      onCall?.({ service: request.service, operation: request.operation, resource: '*' });
      return { status: 200, headers, body: output === undefined ? '' : JSON.stringify(output) };
    },
    renderError: (error, requestId) => ({
      status: error.status,
      headers: { ...headers, 'x-amzn-requestid': requestId, 'x-amzn-query-error': `${error.code};Sender` },
      body: JSON.stringify({ __type: error.code, message: error.message, ...error.detail }),
    }),
  };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new AwsError('SerializationException', 'The body is not JSON');
  }
}
