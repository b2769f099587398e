import { accessLog } from '../../layers/aws/ephemeral/access-log.ts';
import { idempotencyStore } from '../../layers/aws/ephemeral/idempotency-store.ts';
import { rateCounter } from '../../layers/aws/ephemeral/rate-counter.ts';
import { signingLinkDirectory } from '../../layers/aws/links/signing-link-directory.ts';
import type { HttpDeps } from '../../layers/http/http-deps.ts';
import { logRequest } from '../shared/log.ts';

export const dependencies: HttpDeps = {
  accessLog,
  signingLinks: signingLinkDirectory,
  rateCounter,
  idempotency: idempotencyStore,
  log: logRequest,
};
