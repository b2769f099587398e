import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';

/** Where it stands that the erasures since a restore have been replayed; in the table that is never rolled back. */
export const markPlace = (restore: string) => ({ pk: 'Z#restore', sk: restore });

let known = false;

/** Asked before everything while a restore is deployed; once true it stays true. */
export async function isReplayed(restore: string): Promise<boolean> {
  if (known) return true;
  const { Item } = await dynamo().send(
    new GetCommand({
      TableName: environment('EVIDENCE_TABLE'),
      Key: markPlace(restore),
      ConsistentRead: true,
    }),
  );
  known = Item !== undefined;
  return known;
}
