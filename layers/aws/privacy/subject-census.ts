import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Counted, SubjectCensus } from '../../ports/subject-census.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { namedListPartition, parseEnvelopePartition } from '../records/keys-of-items.ts';

function counted(row: Record<string, unknown>): Counted[] {
  const of = parseEnvelopePartition(String(row.pk));
  const [since, recipientId] = String(row.lsk).split('#');
  return of === null || since === undefined || recipientId === undefined
    ? []
    : [{ envelopeId: of.id, recipientId, since }];
}

/** A page of the index holds some thousands of people (1 MB), so a million is a few hundred reads in a row. */
export const subjectCensus: SubjectCensus = {
  async *people(space, { until, from = null, limit }) {
    const lpk = namedListPartition(space, 'people');
    let start = from === null ? undefined : (JSON.parse(from) as Record<string, unknown>);
    do {
      const page = await dynamo().send(
        new QueryCommand({
          TableName: environment('RECORDS_TABLE'),
          IndexName: 'list',
          KeyConditionExpression: until === null ? 'lpk = :lpk' : 'lpk = :lpk AND lsk <= :until',
          // `~` sorts after every id: who was added at that very instant is counted.
          ExpressionAttributeValues: { ':lpk': lpk, ...(until !== null && { ':until': `${until}#~` }) },
          ProjectionExpression: 'pk, sk, lpk, lsk',
          ...(limit !== undefined && { Limit: limit }),
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      start = page.LastEvaluatedKey;
      yield {
        people: (page.Items ?? []).flatMap(counted),
        next: start === undefined ? null : JSON.stringify(start),
      };
    } while (start !== undefined);
  },

  async erasedSince(space, from) {
    let count = 0;
    let start: Record<string, unknown> | undefined;
    do {
      const page = await dynamo().send(
        new QueryCommand({
          TableName: environment('EVIDENCE_TABLE'),
          KeyConditionExpression: 'pk = :pk AND sk >= :from',
          FilterExpression: '#space = :space',
          ExpressionAttributeNames: { '#space': 'space' },
          ExpressionAttributeValues: { ':pk': 'Z#ledger', ':from': from, ':space': space },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      count += page.Items?.length ?? 0;
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return count;
  },
};
