import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { awsTarget } from './aws-target.ts';

/**
 * Calls an operator's function of a deployed stage and gives its answer.
 * @throws Error when the function itself fails, or may not be called
 */
export async function callUnit<Answer>(stage: string, unit: string, input: unknown): Promise<Answer> {
  const client = new LambdaClient(awsTarget(stage));
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({
      FunctionName: `sigill-${stage}-${unit}`,
      Payload: Buffer.from(JSON.stringify(input)),
    }),
  );
  const text = Buffer.from(Payload ?? []).toString('utf8');
  if (FunctionError !== undefined) throw new Error(`${unit} failed: ${text}`);
  return JSON.parse(text) as Answer;
}
