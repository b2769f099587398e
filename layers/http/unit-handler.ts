import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { recordAccess } from './access-record.ts';
import type { HttpDeps } from './http-deps.ts';
import { allowedMethods, answersHead } from './methods.ts';
import { authentication } from './middleware/authentication.ts';
import { authorisation } from './middleware/authorisation.ts';
import type { Answer, Exchange } from './middleware/exchange.ts';
import { idempotency } from './middleware/idempotency.ts';
import { openExchange, requestIdOf } from './middleware/open-exchange.ts';
import { rateLimit } from './middleware/rate-limit.ts';
import { renderAnswer, renderProblem } from './middleware/render.ts';
import { requestBody } from './middleware/request-body.ts';
import { requestHeaders } from './middleware/request-headers.ts';
import { responseContract } from './middleware/response-contract.ts';
import { validation } from './middleware/validation.ts';
import { Problem, problemFromError } from './problems.ts';
import type { Route } from './route.ts';
import type { HandlersOf, RouteCall } from './route-handler.ts';

/** The entry point of a Lambda function behind the REST API (payload format 1.0). */
export type UnitEntryPoint = (
  event: APIGatewayProxyEvent,
  context: Context,
) => Promise<APIGatewayProxyResult>;

type AnyHandler = (call: RouteCall) => Promise<Answer>;

const callOf = (exchange: Exchange): RouteCall =>
  ({
    operationId: exchange.route.operationId,
    params: exchange.params,
    query: exchange.query,
    body: exchange.body,
    principal: exchange.principal,
    ifMatch: exchange.ifMatch,
    idempotencyKey: exchange.idempotencyKey,
    signingSession: exchange.signingSession,
    privacySession: exchange.privacySession,
    now: exchange.now,
    requestId: exchange.requestId,
    sourceIp: exchange.event.requestContext.identity.sourceIp,
    userAgent: exchange.event.requestContext.identity.userAgent,
    accept: exchange.headers.get('accept')?.join(', ') ?? null,
    acceptLanguage: exchange.headers.get('accept-language')?.join(', ') ?? null,
  }) as RouteCall;

/** A unit without a port that one of its routes needs must not start. */
function requirePorts(routes: readonly Route[], deps: HttpDeps): void {
  for (const { operationId, auth, rate, idempotent } of routes) {
    const missing = [
      ...(auth === 'apiKey' && !deps.apiKeys ? ['apiKeys'] : []),
      ...(auth === 'signing' && !deps.signingLinks ? ['signingLinks'] : []),
      ...(rate !== 'none' && !deps.rateCounter ? ['rateCounter'] : []),
      ...(idempotent && auth !== 'public' && !deps.idempotency ? ['idempotency'] : []),
    ];
    if (missing.length > 0) throw new TypeError(`${operationId} needs ${missing.join(', ')}`);
  }
}

function unmatched(event: APIGatewayProxyEvent, known: readonly Route[]): Problem {
  const allow = allowedMethods(known, event.resource);
  return allow.length === 0
    ? new Problem('not_found')
    : new Problem('method_not_allowed', null, { headers: { allow: allow.join(', ') } });
}

/**
 * The function of a unit: finds the route, passes the request through the onion (who calls, how often, may
 * they, headers, body, schemas, idempotency), calls the handler and renders the answer or the problem.
 * @param routes the unit's own part of the route table, so that a function loads no other schemas
 * @throws TypeError at once when a route needs a port that `deps` lacks
 */
export function unitHandler<const Table extends readonly Route[]>(
  routes: Table,
  handlers: HandlersOf<NoInfer<Table>>,
  deps: HttpDeps,
): UnitEntryPoint {
  requirePorts(routes, deps);
  const byCall = new Map<string, Route>(
    routes.flatMap((route) =>
      (answersHead(route) ? ['GET', 'HEAD'] : [route.method]).map(
        (method) => [`${method} ${route.path}`, route] as const,
      ),
    ),
  );
  const handlerOf = new Map(Object.entries(handlers) as [string, AnyHandler][]);
  const onion = middy<Exchange, Answer, Error>(async (exchange: Exchange) => {
    const handler = handlerOf.get(exchange.route.operationId);
    if (!handler) throw new TypeError(`no handler for ${exchange.route.operationId}`);
    return handler(callOf(exchange));
  }).use([
    authentication(deps),
    rateLimit(deps),
    authorisation(),
    requestHeaders(),
    requestBody(),
    validation(),
    idempotency(deps.idempotency),
    responseContract(deps.validateResponses ?? false),
  ]);

  async function answer(event: APIGatewayProxyEvent, context: Context) {
    const route = byCall.get(`${event.httpMethod} ${event.resource}`);
    if (!route) {
      const problem = unmatched(event, deps.knownRoutes ?? routes);
      return {
        result: renderProblem(problem, requestIdOf(event)),
        problem,
        operationId: 'unmatched',
        thrown: null,
      };
    }
    const exchange = openExchange(event, route, deps.now?.() ?? new Date());
    try {
      const rendered = renderAnswer(await onion(exchange, context), exchange);
      const failed = await recordAccess(deps, exchange, rendered.statusCode);
      const thrown = exchange.unfinished ?? failed;
      return { result: rendered, problem: null, operationId: route.operationId, thrown };
    } catch (error) {
      const problem = problemFromError(error);
      const failed = await recordAccess(deps, exchange, problem.status);
      const thrown = problem.status >= 500 && error instanceof Error ? error : failed;
      return {
        result: renderProblem(problem, exchange.requestId, exchange),
        problem,
        operationId: route.operationId,
        thrown,
      };
    }
  }

  return async (event, context) => {
    const startedAt = performance.now();
    const { result, problem, operationId, thrown } = await answer(event, context);
    deps.log({
      operationId,
      requestId: requestIdOf(event),
      status: result.statusCode,
      code: problem?.code ?? null,
      durationMs: Math.round(performance.now() - startedAt),
      errorClass: thrown?.name ?? null,
    });
    return event.httpMethod === 'HEAD' ? { ...result, body: '', isBase64Encoded: false } : result;
  };
}
