import { evidenceLog } from '../../layers/aws/log/evidence-log.ts';
import { logAttestations } from '../../layers/aws/log/log-attestations.ts';
import { witnessedLogs } from '../../layers/aws/log/witnessed-logs.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { attestationsFrom } from '../../layers/usecases/privacy/transparency/log-attestations.ts';

const ports = { log: evidenceLog, attestations: logAttestations, witnessed: witnessedLogs };

export const getLogAttestations: RouteHandler<'getLogAttestations'> = async (call) => ({
  status: 200,
  body: await attestationsFrom(ports, call.query.treeSize),
});
