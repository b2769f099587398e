import { Failure } from '../../layers/domain/failure.ts';

/** What a command of the operator gets: the answer, or why not, in words that it can show. */
export type Answered<Answer> =
  | { readonly answer: Answer }
  | { readonly refused: { readonly code: string; readonly detail: string } };

/** A rule that says no is an answer; only what nobody expected is an error of the function. */
export async function answered<Answer>(work: Promise<Answer>): Promise<Answered<Answer>> {
  try {
    return { answer: await work };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { refused: { code: error.code, detail: error.message } };
  }
}
