import { evidenceLog } from '../../layers/aws/log/evidence-log.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { provenConsistency } from '../../layers/usecases/privacy/transparency/public-log.ts';

const ports = { log: evidenceLog };

export const getLogConsistency: RouteHandler<'getLogConsistency'> = async (call) => ({
  status: 200,
  body: { hashes: [...(await provenConsistency(ports, call.query.from, call.query.to))] },
});
