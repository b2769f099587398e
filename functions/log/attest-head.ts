import { createHash } from 'node:crypto';
import { egress } from '../../layers/aws/egress/egress.ts';
import { evidenceLog } from '../../layers/aws/log/evidence-log.ts';
import { logAttestations } from '../../layers/aws/log/log-attestations.ts';
import { witnessedLogs } from '../../layers/aws/log/witnessed-logs.ts';
import { timeStamper } from '../../layers/aws/sealing/time-stamper.ts';
import { attestHead, type Stamp } from '../../layers/usecases/log/attest-head.ts';
import { logFailure, logOutcome } from '../shared/log.ts';

const ports = { log: evidenceLog, attestations: logAttestations, witnessed: witnessedLogs, egress };
const stamp: Stamp = async (text) =>
  (await timeStamper('live')).stamp(createHash('sha256').update(text).digest());

/** A witness that has seen another log of ours: people are called, because nothing here can put that right. */
class LogForked extends Error {
  override name = 'LogForked';
}

export const handler = async (): Promise<void> => {
  const { anchored, cosigned, unreachable, forked } = await attestHead(ports, stamp, new Date());
  if (anchored || cosigned > 0 || unreachable > 0)
    logOutcome('attestHead', { anchored: Number(anchored), cosigned, unreachable });
  if (forked.length === 0) return;
  logFailure('attestHead', new LogForked());
  throw new LogForked(`witnesses: ${forked.length}`);
};
