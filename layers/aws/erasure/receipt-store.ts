import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Space } from '../../domain/space.ts';
import type { ReceiptStore } from '../../ports/erasure-store.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { queryAll } from '../records/query.ts';

const byEnvelope = (space: Space, envelopeId: string): string => `P#${space}#${envelopeId}`;
const inSpace = (space: Space): string => `P#${space}`;
const byId = (space: Space, id: string): string => `P#${space}#${id}`;
const receiptOf = (row: Record<string, unknown>) => ({ id: String(row.id), jws: String(row.jws) });

async function putOnce(item: Record<string, unknown>): Promise<void> {
  await dynamo()
    .send(
      new PutCommand({
        TableName: environment('EVIDENCE_TABLE'),
        Item: item,
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    });
}

/** Receipts lie in the table that nobody can change. */
export const receiptStore: ReceiptStore = {
  async put(space, { id, envelopeId, jws, completedAt }) {
    const row = { t: 'receipt', v: 1, id, jws, completedAt };
    await putOnce({ pk: byId(space, id), sk: 'A', ...row });
    const { Item } = await dynamo().send(
      new GetCommand({
        TableName: environment('EVIDENCE_TABLE'),
        Key: { pk: byId(space, id), sk: 'A' },
        ConsistentRead: true,
      }),
    );
    await putOnce({ ...(Item ?? row), pk: byEnvelope(space, envelopeId), sk: id });
    await putOnce({ ...(Item ?? row), pk: inSpace(space), sk: `${Item?.completedAt ?? completedAt}#${id}` });
  },
  async get(space, id) {
    const { Item } = await dynamo().send(
      new GetCommand({
        TableName: environment('EVIDENCE_TABLE'),
        Key: { pk: byId(space, id), sk: 'A' },
        ConsistentRead: true,
      }),
    );
    return Item === undefined ? null : receiptOf(Item);
  },
  async list(space, { cursor, limit }) {
    const { Items = [], LastEvaluatedKey } = await dynamo().send(
      new QueryCommand({
        TableName: environment('EVIDENCE_TABLE'),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': inSpace(space) },
        ScanIndexForward: false,
        Limit: limit,
        ...(cursor !== null && { ExclusiveStartKey: { pk: inSpace(space), sk: cursor } }),
      }),
    );
    return {
      items: Items.map(receiptOf),
      next: LastEvaluatedKey === undefined ? null : String(LastEvaluatedKey.sk),
    };
  },
  async ofEnvelope(space, envelopeId) {
    const rows = await queryAll({
      TableName: environment('EVIDENCE_TABLE'),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': byEnvelope(space, envelopeId) },
    });
    return rows.map(receiptOf);
  },
};
