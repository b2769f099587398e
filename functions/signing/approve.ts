import { signingSessions } from '../../layers/aws/ephemeral/one-time-codes.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { approve as act } from '../../layers/usecases/signing/act.ts';
import { signerOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, sessions: signingSessions };

export const approve: RouteHandler<'approve'> = async (call) => {
  const signer = signerOf(call.principal, call.signingSession);
  return { status: 200, body: await act(ports, signer, call.body.presented, call.now) };
};
