import { witnessedLogs } from '../../layers/aws/log/witnessed-logs.ts';
import type { Witness } from '../../layers/ports/log-attestations.ts';
import { registerWitness } from '../../layers/usecases/log/register-witness.ts';

/** Called by a command of the operator, with what the operators of both deployments have exchanged. */
export const handler = (input: Witness): Promise<{ id: string }> =>
  registerWitness({ witnessed: witnessedLogs }, input, new Date());
