import { isProblemCode } from './problem-codes.ts';
import { problemsOf } from './problems-of.ts';
import type { Route } from './route.ts';
import { problem } from './schemas/problem.ts';

/** An operation answered what its route does not declare; the message names places, never values. */
export class AnswerContractError extends Error {
  readonly code = 'answer_contract';

  constructor(operationId: string, status: number, what: string) {
    super(`${operationId} ${status}: ${what}`);
    this.name = 'AnswerContractError';
  }
}

interface GivenAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Checks an answer against its route: a declared status with a body of its schema, or a problem document with
 * a code that the route lists. @throws AnswerContractError
 */
export function assertAnswer(route: Route, { status, body }: GivenAnswer): void {
  const declared = status >= 400 ? { schema: problem } : route.responses[status];
  if (!declared) throw new AnswerContractError(route.operationId, status, 'not declared');
  const parsed = declared.schema.safeParse(body);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => `/${issue.path.join('/')} (${issue.code})`);
    throw new AnswerContractError(route.operationId, status, places.join(', '));
  }
  if (status < 400) return;
  const code = (body as { code?: unknown }).code;
  if (!isProblemCode(code) || !problemsOf(route).includes(code)) {
    throw new AnswerContractError(route.operationId, status, `problem ${String(code)} is not listed`);
  }
}
