import { evidenceLog } from '../../layers/aws/log/evidence-log.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getEvidence } from '../../layers/usecases/evidence/get-evidence.ts';

const ports = { envelopes: envelopeStore, log: evidenceLog };

export const getEnvelopeEvidence: RouteHandler<'getEnvelopeEvidence'> = async (call) => {
  return { status: 200, body: await getEvidence(ports, call.principal.space, call.params.envelopeId) };
};
