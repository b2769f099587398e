import { accessLog } from '../../layers/aws/ephemeral/access-log.ts';
import { idempotencyStore } from '../../layers/aws/ephemeral/idempotency-store.ts';
import { rateCounter } from '../../layers/aws/ephemeral/rate-counter.ts';
import { apiKeyDirectory } from '../../layers/aws/organisations/api-key-directory.ts';
import type { HttpDeps } from '../../layers/http/http-deps.ts';
import { logRequest } from '../shared/log.ts';

export const dependencies: HttpDeps = {
  accessLog,
  apiKeys: apiKeyDirectory,
  rateCounter,
  idempotency: idempotencyStore,
  log: logRequest,
};
