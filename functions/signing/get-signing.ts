import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { signingSessions } from '../../layers/aws/ephemeral/one-time-codes.ts';
import { policyNotices } from '../../layers/aws/privacy/policy-notices.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getSigning as get } from '../../layers/usecases/signing/get-signing.ts';
import { origin } from '../shared/environment.ts';
import { signerOf } from '../shared/http.ts';

const ports = {
  envelopes: envelopeStore,
  documents: documentStore,
  sessions: signingSessions,
  policyNotices,
};

export const getSigning: RouteHandler<'getSigning'> = async (call) => {
  const signer = signerOf(call.principal, call.signingSession);
  return {
    status: 200,
    body: await get(ports, signer, { now: call.now, policyUrl: `${origin()}/privacy/policy` }),
  };
};
