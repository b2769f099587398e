import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Ready } from './service.ts';

/** Calls a function as a command of the operator does, with the account's own credentials. */
export async function callOperator<Answer = Record<string, unknown>>(
  service: Ready,
  name: string,
  input: unknown,
): Promise<{ readonly failed: boolean; readonly answer: Answer }> {
  const client = new LambdaClient({
    endpoint: service.aws,
    region: service.region,
    credentials: service.awsCredentials,
  });
  try {
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({
        FunctionName: `sigill-local-operator-${name}`,
        Payload: Buffer.from(JSON.stringify(input)),
      }),
    );
    const answer = JSON.parse(Buffer.from(Payload ?? []).toString('utf8')) as Answer;
    return { failed: FunctionError !== undefined, answer };
  } finally {
    client.destroy();
  }
}
