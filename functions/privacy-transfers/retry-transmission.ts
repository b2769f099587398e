import { transmissionQueue } from '../../layers/aws/outbox/transmission-queue.ts';
import { transmissions } from '../../layers/aws/privacy/transmissions.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { retryTransmission as retry } from '../../layers/usecases/privacy/transmissions/start-transfer.ts';
import { transmissionView } from '../../layers/usecases/privacy/transmissions/transmission-view.ts';

const ports = { transmissions, transmissionQueue };

export const retryTransmission: RouteHandler<'retryTransmission'> = async (call) => {
  const sent = await retry(ports, call.principal.space, call.params.transmissionId, call.now);
  return { status: 200, body: transmissionView(sent) };
};
