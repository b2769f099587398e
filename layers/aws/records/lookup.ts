import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';

/** The place that a look-up key points at; the row itself is then read and compared by the caller. */
export async function findByLookup(hpk: string): Promise<{ pk: string; sk: string } | null> {
  const { Items } = await dynamo().send(
    new QueryCommand({
      TableName: environment('RECORDS_TABLE'),
      IndexName: 'lookup',
      KeyConditionExpression: 'hpk = :hpk',
      ExpressionAttributeValues: { ':hpk': hpk },
      Limit: 1,
    }),
  );
  const [found] = Items ?? [];
  return found === undefined ? null : { pk: String(found.pk), sk: String(found.sk) };
}
