import { evidenceLog } from '../../layers/aws/log/evidence-log.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { newestHead } from '../../layers/usecases/privacy/transparency/public-log.ts';

const ports = { log: evidenceLog };

export const getLogHead: RouteHandler<'getLogHead'> = async () => ({
  status: 200,
  body: (await newestHead(ports)).jws,
});
