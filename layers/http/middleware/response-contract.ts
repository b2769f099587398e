import type { Layer } from './layer.ts';

/** A handler answered what its route does not declare; the message names places, never values. */
class ResponseContractError extends Error {
  constructor(operationId: string, what: string) {
    super(`${operationId}: ${what}`);
    this.name = 'ResponseContractError';
  }
}

/** In development and tests: every answer is what the route declares. */
export const responseContract = (active: boolean): Layer => ({
  after: ({ event: { route }, response }) => {
    if (!active || !response) return;
    const declared = route.responses[response.status];
    if (!declared)
      throw new ResponseContractError(route.operationId, `status ${response.status} is not declared`);
    const parsed = declared.schema.safeParse(response.body);
    if (parsed.success) return;
    const places = parsed.error.issues.map((issue) => `/${issue.path.join('/')} (${issue.code})`);
    throw new ResponseContractError(route.operationId, `status ${response.status}: ${places.join(', ')}`);
  },
});
