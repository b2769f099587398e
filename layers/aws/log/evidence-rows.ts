import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { ConditionFailed, transact } from '../records/transact.ts';

export type EvidenceRow = Readonly<Record<string, unknown>>;

/** A number as it sorts. */
export const pad = (value: number): string => String(value).padStart(12, '0');

/** Rows of a partition of the evidence table from `from` on, or backwards from its end. */
export async function evidenceRows(
  pk: string,
  {
    from,
    backwards = false,
    before,
    limit,
  }: { from?: string; before?: string; backwards?: boolean; limit: number },
): Promise<readonly EvidenceRow[]> {
  const range = from !== undefined ? ' AND sk >= :sk' : before !== undefined ? ' AND sk < :sk' : '';
  const { Items } = await dynamo().send(
    new QueryCommand({
      TableName: environment('EVIDENCE_TABLE'),
      KeyConditionExpression: `pk = :pk${range}`,
      ExpressionAttributeValues: { ':pk': pk, ...(range !== '' && { ':sk': from ?? before }) },
      ScanIndexForward: !backwards,
      Limit: limit,
      ConsistentRead: true,
    }),
  );
  return Items ?? [];
}

/** The row that sorts last in a partition. */
export const lastRow = async (pk: string): Promise<EvidenceRow | null> =>
  (await evidenceRows(pk, { backwards: true, limit: 1 }))[0] ?? null;

/** The first row at or after a place. */
export const rowFrom = async (pk: string, from: string): Promise<EvidenceRow | null> =>
  (await evidenceRows(pk, { from, limit: 1 }))[0] ?? null;

/** Puts a row that nobody can change; false when there is one already. */
export async function putEvidence(
  item: EvidenceRow & { pk: string; sk: string; t: string },
): Promise<boolean> {
  try {
    await transact([
      {
        Put: {
          TableName: environment('EVIDENCE_TABLE'),
          Item: { v: 1, ...item },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ]);
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}
