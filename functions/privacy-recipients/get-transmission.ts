import { transmissions } from '../../layers/aws/privacy/transmissions.ts';
import { notFound } from '../../layers/domain/failure.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { transmissionView } from '../../layers/usecases/privacy/transmissions/transmission-view.ts';

export const getTransmission: RouteHandler<'getTransmission'> = async (call) => {
  const sent = await transmissions.load(call.principal.space, call.params.transmissionId);
  if (sent === null) throw notFound();
  return { status: 200, body: transmissionView(sent) };
};
