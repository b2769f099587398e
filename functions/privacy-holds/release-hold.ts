import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { holdStore } from '../../layers/aws/privacy/hold-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { workflows } from '../../layers/aws/workflows/workflows.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { holdView, releaseHold as release } from '../../layers/usecases/privacy/holds/hold.ts';

const ports = { envelopes: envelopeStore, holds: holdStore, erasure: erasureStore, workflows };

export const releaseHold: RouteHandler<'releaseHold'> = async (call) => {
  const { space, keyId, owner } = call.principal;
  const hold = await release(ports, space, call.params.holdId, { keyId, owner, now: call.now });
  return { status: 200, body: holdView(hold) };
};
