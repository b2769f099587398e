import { environment } from '../../layers/aws/environment.ts';
import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { restoreFigures } from '../../layers/aws/restore/restore-figures.ts';
import { restoreLedger } from '../../layers/aws/restore/restore-ledger.ts';
import { workflows } from '../../layers/aws/workflows/workflows.ts';
import type { RestoreFigures } from '../../layers/ports/restore-ledger.ts';
import { replayErasures } from '../../layers/usecases/restore/replay-erasures.ts';
import { logOutcome } from '../shared/log.ts';

const ports = { erasure: erasureStore, ledger: restoreLedger, restores: restoreFigures, workflows };

/** Called by a person until `remaining` is 0; without a restore deployed there is nothing to replay. */
export async function handler(): Promise<RestoreFigures> {
  const figures = await replayErasures(ports, environment('RESTORE'), new Date());
  const { lines, replayed, remaining } = figures;
  logOutcome('replayErasures', { lines, replayed, remaining });
  return figures;
}
