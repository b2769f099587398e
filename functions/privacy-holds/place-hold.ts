import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { holdStore } from '../../layers/aws/privacy/hold-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { workflows } from '../../layers/aws/workflows/workflows.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { holdView, placeHold as place } from '../../layers/usecases/privacy/holds/hold.ts';
import { seedOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, holds: holdStore, erasure: erasureStore, workflows };

export const placeHold: RouteHandler<'placeHold'> = async (call) => {
  const { space, keyId, owner } = call.principal;
  const hold = await place(ports, space, call.body, { keyId, owner, now: call.now, seed: seedOf(call) });
  return { status: 201, body: holdView(hold) };
};
