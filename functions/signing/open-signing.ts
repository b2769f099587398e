import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { openSigning as open } from '../../layers/usecases/signing/open-signing.ts';
import { signerOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore };

export const openSigning: RouteHandler<'openSigning'> = async (call) => {
  const signer = signerOf(call.principal, call.signingSession);
  return { status: 200, body: await open(ports, signer, call.now) };
};
