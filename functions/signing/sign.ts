import { signingSessions } from '../../layers/aws/ephemeral/one-time-codes.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { signingReceiptSigner } from '../../layers/aws/signing/receipt-signer.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { sign as act } from '../../layers/usecases/signing/act.ts';
import { origin } from '../shared/environment.ts';
import { signerOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, sessions: signingSessions, signingReceiptSigner };

export const sign: RouteHandler<'sign'> = async (call) => {
  const actor = { signer: signerOf(call.principal, call.signingSession), issuer: origin() };
  return { status: 200, body: await act(ports, actor, call.body, call.now) };
};
