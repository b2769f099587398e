import { accessLog } from '../../layers/aws/ephemeral/access-log.ts';
import { rateCounter } from '../../layers/aws/ephemeral/rate-counter.ts';
import type { HttpDeps } from '../../layers/http/http-deps.ts';
import { logRequest } from '../shared/log.ts';

export const dependencies: HttpDeps = { accessLog, rateCounter, log: logRequest };
