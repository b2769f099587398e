import { witnessedLogs } from '../../layers/aws/log/witnessed-logs.ts';
import { witnessSigner } from '../../layers/aws/signing/receipt-signer.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { witnessHead as witness } from '../../layers/usecases/log/witness-head.ts';
import { origin } from '../shared/environment.ts';

const ports = { witnessed: witnessedLogs, witnessSigner };

export const witnessHead: RouteHandler<'witnessHead'> = async (call) => ({
  status: 200,
  body: await witness(ports, call.body, origin(), call.now),
});
