import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { policyAt } from './policy-at.ts';

/**
 * Announces the policy that the declarations of a revision say, in a deployed stack, with the credentials and region of
 * the environment. Its text is published at once; mails follow; it takes effect on its day and not before everybody
 * was told 30 days earlier.
 */
export async function announce(ref: string, stage: string): Promise<void> {
  const { Payload, FunctionError } = await new LambdaClient({}).send(
    new InvokeCommand({
      FunctionName: `sigill-${stage}-operator-announce-policy`,
      Payload: Buffer.from(JSON.stringify({ policy: policyAt(ref) })),
    }),
  );
  const answer = Buffer.from(Payload ?? []).toString('utf8');
  process.stdout.write(`${answer}\n`);
  process.exitCode = FunctionError === undefined ? 0 : 1;
}
