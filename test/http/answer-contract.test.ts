import { describe, expect, it } from 'vitest';
import { AnswerContractError, assertAnswer } from '../../layers/http/answer-contract.ts';
import { purgedExample } from '../../layers/http/examples/envelope.ts';
import { Problem } from '../../layers/http/problems.ts';
import { type OperationId, routes } from '../../layers/http/routes.ts';

function check(operationId: OperationId, status: number, body: unknown): string {
  const route = routes.find((each) => each.operationId === operationId);
  if (!route) throw new Error('no such route');
  try {
    assertAnswer(route, { status, body });
    return 'kept';
  } catch (error) {
    if (!(error instanceof AnswerContractError)) throw error;
    return error.message;
  }
}
const problem = (code: ConstructorParameters<typeof Problem>[0]) => new Problem(code).toDocument('req_1');

describe('assertAnswer', () => {
  it('takes what is declared', () => {
    expect(check('getEnvelope', 200, purgedExample)).toBe('kept');
    expect(check('getEnvelope', 404, problem('not_found'))).toBe('kept');
    expect(check('sign', 409, problem('presentation_changed'))).toBe('kept');
  });

  it('names the place, not the value, of what is not', () => {
    const message = check('getEnvelope', 200, { ...purgedExample, title: 'Lejekontrakt 12' });
    expect(message).toMatch(/^getEnvelope 200: /);
    expect(message).not.toContain('Lejekontrakt');
    expect(check('getEnvelope', 204, null)).toBe('getEnvelope 204: not declared');
    expect(check('getEnvelope', 404, { message: 'Not Found' })).toContain('(');
  });

  it('knows which problems a route lists', () => {
    expect(check('getEnvelope', 409, problem('presentation_changed'))).toBe(
      'getEnvelope 409: problem presentation_changed is not listed',
    );
  });
});
