import type { PublicKeySet } from '../../domain/evidence/verify-evidence.ts';
import type { Witness, WitnessedLogs } from '../../ports/log-attestations.ts';
import { evidenceRows, lastRow, pad, putEvidence } from './evidence-rows.ts';

const peers = 'G#witnesses';
const seenOf = (log: string): string => `G#seen#${log}`;
const mostPeers = 100;

/** What a witness remembers, in the evidence table: nobody can make it forget. */
export const witnessedLogs: WitnessedLogs = {
  /** Registered anew, the newest entry of an id counts. */
  async witnesses() {
    const rows = await evidenceRows(peers, { limit: mostPeers });
    const newest = new Map<string, Witness>();
    for (const { id, endpoint, keys } of rows) {
      newest.set(String(id), {
        id: String(id),
        endpoint: String(endpoint),
        keys: JSON.parse(String(keys)) as PublicKeySet,
      });
    }
    return [...newest.values()];
  },
  async register({ id, endpoint, keys }, now) {
    const at = now.toISOString();
    await putEvidence({
      pk: peers,
      sk: `${id}#${at}`,
      t: 'logWitness',
      id,
      endpoint,
      keys: JSON.stringify(keys),
      at,
    });
  },
  async newestSeen(log) {
    const row = await lastRow(seenOf(log));
    if (row === null) return null;
    return {
      number: Number(row.number),
      treeSize: Number(row.treeSize),
      rootHash: String(row.rootHash),
      head: String(row.head),
      cosignature: String(row.cosignature),
    };
  },
  addSeen: (log, seen) => putEvidence({ pk: seenOf(log), sk: pad(seen.number), t: 'seenHead', ...seen }),
  async recordFork(log, heads, now) {
    const at = now.toISOString();
    await putEvidence({
      pk: 'G#incidents',
      sk: `${at}#fork#${log}`,
      t: 'incident',
      kind: 'fork',
      log,
      heads,
      at,
    });
  },
};
