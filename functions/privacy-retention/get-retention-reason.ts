import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { whyKept } from '../../layers/usecases/privacy/retention/why-kept.ts';

const ports = { envelopes: envelopeStore };

export const getRetentionReason: RouteHandler<'getRetentionReason'> = async (call) => ({
  status: 200,
  body: await whyKept(ports, call.principal.space, call.params.envelopeId, call.now),
});
