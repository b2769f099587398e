import { signingSessions } from '../../layers/aws/ephemeral/one-time-codes.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { decline as refuse } from '../../layers/usecases/signing/refuse.ts';
import { signerOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, sessions: signingSessions };

export const decline: RouteHandler<'decline'> = async (call) => {
  const signer = signerOf(call.principal, call.signingSession);
  return { status: 200, body: await refuse(ports, signer, call.body.reason, call.now) };
};
