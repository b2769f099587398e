import { randomUUID } from 'node:crypto';
import type { SignatureLedger } from '../../ports/signature-ledger.ts';
import { environment } from '../environment.ts';
import { type EvidenceRow, putEvidence } from '../log/evidence-rows.ts';
import { queryAll } from '../records/query.ts';

const hourMs = 3_600_000;
const iso = (at: number): string => new Date(at).toISOString();
/** A partition an hour and key: no signature waits for another's row. */
const partition = (kind: 'announced' | 'used', key: string, at: number): string =>
  `G#${kind}#${key}#${iso(at).slice(0, 13)}`;
const keyOf = (keyId: string): string => keyId.split('/').at(-1) ?? keyId;

async function rows(
  kind: 'announced' | 'used',
  key: string,
  from: number,
  to: number,
): Promise<EvidenceRow[]> {
  const found: EvidenceRow[] = [];
  for (let hour = Math.floor(from / hourMs) * hourMs; hour <= to; hour += hourMs) {
    found.push(
      ...(await queryAll({
        TableName: environment('EVIDENCE_TABLE'),
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': partition(kind, key, hour),
          ':from': iso(from),
          ':to': `${iso(to)}~`,
        },
        ConsistentRead: true,
      })),
    );
  }
  return found;
}

/** In the evidence table, where nobody can take a row away. */
export const signatureLedger: SignatureLedger = {
  async announce(keyId, now) {
    const at = now.getTime();
    const place = { pk: partition('announced', keyOf(keyId), at), sk: `${iso(at)}#${randomUUID()}` };
    await putEvidence({ ...place, t: 'announcedSignature', at: iso(at) });
  },
  async recordUses(uses) {
    await Promise.all(
      uses.map(({ id, key, at }) =>
        putEvidence({
          pk: partition('used', key, at),
          sk: `${iso(at)}#${id}`,
          t: 'keyUse',
          id,
          key,
          at: iso(at),
        }),
      ),
    );
  },
  async between(key, from, to) {
    const [uses, announced] = await Promise.all([
      rows('used', key, from, to),
      rows('announced', key, from, to),
    ]);
    return {
      uses: uses.map((row) => ({ id: String(row.id), key, at: Date.parse(String(row.at)) })),
      announcements: announced.map((row) => Date.parse(String(row.at))),
    };
  },
  recordSurplus: ({ id, key, at }) =>
    putEvidence({
      pk: 'G#incidents',
      sk: `surplus#${id}`,
      t: 'incident',
      kind: 'surplusSignature',
      id,
      key,
      at: iso(at),
    }),
};
