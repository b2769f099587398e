import { oneTimeCodes, signingSessions } from '../../layers/aws/ephemeral/one-time-codes.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { verifyCode } from '../../layers/usecases/signing/codes.ts';
import { signerOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, codes: oneTimeCodes, sessions: signingSessions };

export const verifySigningCode: RouteHandler<'verifySigningCode'> = async (call) => {
  const signer = signerOf(call.principal, call.signingSession);
  return { status: 200, body: await verifyCode(ports, signer, call.body.code, call.now) };
};
