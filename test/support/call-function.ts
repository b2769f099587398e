import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Ready } from './service.ts';

/** Calls a deployed function with the rights of the account's administrator: its answer, or the class of its failure. */
export async function callFunction(
  service: Ready,
  id: string,
  input: unknown = {},
): Promise<{ answer: Record<string, unknown> | null; failure: string | null }> {
  const { aws: endpoint, region, awsCredentials: credentials } = service;
  const { Payload, FunctionError } = await new LambdaClient({ endpoint, region, credentials }).send(
    new InvokeCommand({
      FunctionName: `sigill-local-${id.replace('/', '-')}`,
      Payload: Buffer.from(JSON.stringify(input)),
    }),
  );
  const answer = JSON.parse(Buffer.from(Payload ?? []).toString('utf8') || 'null') as Record<
    string,
    unknown
  > | null;
  return FunctionError === undefined
    ? { answer, failure: null }
    : { answer: null, failure: String(answer?.errorType) };
}
