import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { transact } from '../records/transact.ts';

type Table = 'RECORDS_TABLE' | 'KEYS_TABLE' | 'EPHEMERAL_TABLE';
export interface Place {
  readonly pk: string;
  readonly sk: string;
}

const batchSize = 100;

/** The places of everything in a partition; no content is read. */
export async function placesIn(table: Table, pk: string): Promise<Place[]> {
  const places: Place[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await dynamo().send(
      new QueryCommand({
        TableName: environment(table),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ProjectionExpression: 'pk, sk',
        ConsistentRead: true,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    places.push(...((page.Items ?? []) as Place[]));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return places;
}

/** Deletes them in transactions; what is gone already is no error. */
export async function deletePlaces(table: Table, places: readonly Place[]): Promise<number> {
  const TableName = environment(table);
  for (let start = 0; start < places.length; start += batchSize) {
    await transact(
      places
        .slice(start, start + batchSize)
        .map(({ pk, sk }) => ({ Delete: { TableName, Key: { pk, sk } } })),
    );
  }
  return places.length;
}
