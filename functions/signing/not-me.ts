import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { notMe as stop } from '../../layers/usecases/signing/refuse.ts';
import { signerOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore };

export const notMe: RouteHandler<'notMe'> = async (call) => {
  const signer = signerOf(call.principal, call.signingSession);
  return { status: 200, body: await stop(ports, signer, call.now) };
};
