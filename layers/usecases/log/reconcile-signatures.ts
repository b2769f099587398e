import { unannouncedSignatures } from '../../domain/evidence/unannounced-signatures.ts';
import type { Ports } from '../../ports/ports.ts';
import type { KeyUse } from '../../ports/signature-ledger.ts';

/** Around the uses looked at: whatever lies nearer could explain them, or be explained by what explains them. */
const margin = 600_000;

/**
 * Holds the uses of the signing keys that AWS recorded against the signatures that were announced here before they
 * were made: seals, time-stamps, heads, certificates, revocation lists, receipts. One that nobody announced was made
 * past this system and is kept as an incident.
 * @returns how many were not known before
 */
export async function reconcileSignatures(
  ports: Pick<Ports, 'signatures'>,
  uses: readonly KeyUse[],
): Promise<number> {
  await ports.signatures.recordUses(uses);
  let surplus = 0;
  for (const key of new Set(uses.map((use) => use.key))) {
    const times = uses.filter((use) => use.key === key).map(({ at }) => at);
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const known = await ports.signatures.between(key, first - margin, last + margin);
    const unexplained = unannouncedSignatures(known.uses, known.announcements);
    for (const use of unexplained.filter(({ at }) => at >= first && at <= last))
      if (await ports.signatures.recordSurplus(use)) surplus += 1;
  }
  return surplus;
}
