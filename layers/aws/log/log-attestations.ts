import type { SignedHead } from '../../ports/evidence-log.ts';
import type { Anchor, Cosignature, LogAttestations } from '../../ports/log-attestations.ts';
import { type EvidenceRow, evidenceRows, lastRow, pad, putEvidence, rowFrom } from './evidence-rows.ts';

const anchors = 'G#anchors';
const cosignatures = (witness: string): string => `G#cosigned#${witness}`;

const asAnchor = (row: EvidenceRow | null): Anchor | null =>
  row === null
    ? null
    : {
        treeSize: Number(row.treeSize),
        head: String(row.head),
        token: row.token as Uint8Array,
        at: String(row.at),
      };

const asHead = (row: EvidenceRow): SignedHead => ({
  treeSize: Number(row.treeSize),
  rootHash: String(row.rootHash),
  at: String(row.at),
  jws: String(row.jws),
});

/** In the evidence table, by size of the log: whatever is asked about an older head is the next row. */
export const logAttestations: LogAttestations = {
  newestAnchor: async () => asAnchor(await lastRow(anchors)),
  anchorFrom: async (treeSize) => asAnchor(await rowFrom(anchors, pad(treeSize))),
  async addAnchor(anchor) {
    await putEvidence({ pk: anchors, sk: pad(anchor.treeSize), t: 'logAnchor', ...anchor });
  },
  cosignedBy: async (witness) => Number((await lastRow(cosignatures(witness)))?.treeSize ?? 0),
  async cosignatureFrom(witness, treeSize) {
    const row = await rowFrom(cosignatures(witness), pad(treeSize));
    if (row === null) return null;
    return {
      witness,
      treeSize: Number(row.treeSize),
      head: String(row.head),
      cosignature: String(row.cosignature),
    } satisfies Cosignature;
  },
  async addCosignature({ witness, treeSize, head, cosignature }) {
    const place = { pk: cosignatures(witness), sk: pad(treeSize) };
    await putEvidence({ ...place, t: 'logCosignature', treeSize, head, cosignature });
  },
  async heads({ cursor, limit }) {
    const rows = await evidenceRows('G#heads', {
      ...(cursor !== null && { before: cursor }),
      backwards: true,
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    return { items: shown.map(asHead), next: rows.length > limit ? String(shown.at(-1)?.sk) : null };
  },
};
