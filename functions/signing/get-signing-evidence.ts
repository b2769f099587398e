import { signingSessions } from '../../layers/aws/ephemeral/one-time-codes.ts';
import { evidenceLog } from '../../layers/aws/log/evidence-log.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getSigningEvidence as get } from '../../layers/usecases/signing/get-signing-evidence.ts';
import { signerOf } from '../shared/http.ts';

const ports = { envelopes: envelopeStore, sessions: signingSessions, log: evidenceLog };

export const getSigningEvidence: RouteHandler<'getSigningEvidence'> = async (call) => {
  return { status: 200, body: await get(ports, signerOf(call.principal, call.signingSession), call.now) };
};
