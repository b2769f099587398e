import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Ready } from './service.ts';

/** Calls an operator's function with the rights of the account's administrator, as a command would. */
export async function callUnit(service: Ready, unit: string, input: unknown): Promise<unknown> {
  const { aws: endpoint, region, awsCredentials: credentials } = service;
  const client = new LambdaClient({ endpoint, region, credentials });
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName: `sigill-local-${unit}`, Payload: Buffer.from(JSON.stringify(input)) }),
  );
  const text = Buffer.from(Payload ?? []).toString('utf8');
  if (FunctionError !== undefined) throw new Error(`${unit} failed: ${text}`);
  return JSON.parse(text);
}
