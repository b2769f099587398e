import type { SubjectHit, SubjectIndex } from '../../ports/subject-index.ts';
import { environment } from '../environment.ts';
import { lookupPseudonym } from '../keys/space-keys.ts';
import { lookupKey, parseEnvelopePartition } from '../records/keys-of-items.ts';
import { queryAll } from '../records/query.ts';

function hitOf({ pk, sk }: { pk: string; sk: string }): SubjectHit | null {
  const of = parseEnvelopePartition(pk);
  const number = Number(sk.split('#')[1]);
  return of === null || !Number.isInteger(number) ? null : { envelopeId: of.id, number };
}

async function hitsOf(hpk: string): Promise<SubjectHit[]> {
  const places = await queryAll({
    TableName: environment('RECORDS_TABLE'),
    IndexName: 'lookup',
    KeyConditionExpression: 'hpk = :hpk',
    ExpressionAttributeValues: { ':hpk': hpk },
  });
  return places.flatMap((place) => hitOf(place) ?? []);
}

/** One query per page of the look-up index; the cost follows the hits, not the table. */
export const subjectIndex: SubjectIndex = {
  async find(space, kind, value) {
    const pseudonym = await lookupPseudonym(space, kind, value.toLowerCase());
    return hitsOf(lookupKey(space, kind, pseudonym));
  },
  findByNumber: (space, pseudonym) => hitsOf(lookupKey(space, 'nationalId', pseudonym)),
};
