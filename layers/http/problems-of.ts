import { type ProblemCode, problemCodes } from './problem-codes.ts';
import type { Route } from './route.ts';

/** Every problem that a route can answer with: its own, and those that its shape implies. Ordered by status. */
export function problemsOf(route: Route): ProblemCode[] {
  const implied: (readonly ProblemCode[] | false | undefined)[] = [
    ['internal_error', 'service_unavailable'],
    !route.hidden && ['invalid_header', 'validation_failed', 'unknown_field'],
    route.query && ['invalid_characters'],
    route.auth === 'apiKey' && ['unauthenticated', 'insufficient_scope'],
    route.auth === 'signing' && ['unauthenticated', 'not_found'],
    route.rate !== 'none' && ['rate_limited'],
    route.params && ['not_found'],
    route.ifMatch && ['version_conflict'],
    route.idempotent && ['idempotency_key_reused', 'idempotency_in_flight'],
    route.body && ['payload_too_large', 'unsupported_media_type'],
    route.body?.contentTypes.includes('application/json') && ['invalid_json', 'invalid_characters'],
  ];
  const all = new Set([...route.problems, ...implied.flatMap((codes) => codes || [])]);
  return [...all].sort((a, b) => problemCodes[a].status - problemCodes[b].status || a.localeCompare(b));
}
