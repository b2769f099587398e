import { restoreFigures } from '../../layers/aws/restore/restore-figures.ts';
import type { RestoreFigures } from '../../layers/ports/restore-ledger.ts';

/** Keeps what a drill came to, so that `/trust` shows when the last one was. */
export async function handler(figures: Omit<RestoreFigures, 'kind'>): Promise<{ readonly recorded: true }> {
  const { id, at, lines, replayed, remaining } = figures;
  await restoreFigures.record({ kind: 'drill', id, at, lines, replayed, remaining });
  return { recorded: true };
}
