import { rateCounter } from '../../layers/aws/ephemeral/rate-counter.ts';
import type { HttpDeps } from '../../layers/http/http-deps.ts';
import { routes } from '../../layers/http/routes.ts';
import { logRequest } from '../shared/log.ts';

/** This unit also answers calls that no route matches, so it knows them all. */
export const dependencies: HttpDeps = { rateCounter, knownRoutes: routes, log: logRequest };
