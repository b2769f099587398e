import type { Local } from '../../lib/local/start-local.ts';

/** Calls a deployed function as the operator's commands do, and reads its answer. */
export async function callFunction<Answer>(
  local: Local,
  functionName: string,
  input: unknown,
): Promise<Answer> {
  const outcome = await local.invoke(functionName, input);
  if (outcome.failure !== undefined)
    throw new Error(`${functionName}: ${outcome.failure.errorType} ${outcome.failure.errorMessage}`);
  return JSON.parse(outcome.payload) as Answer;
}
