import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { RestoreFigures, RestoreFiguresStore } from '../../ports/restore-ledger.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { markPlace } from './restore-mark.ts';

const partition = 'Z#restores';

async function put(place: { pk: string; sk: string }, figures: RestoreFigures): Promise<void> {
  const { kind, ...rest } = figures;
  await dynamo()
    .send(
      new PutCommand({
        TableName: environment('EVIDENCE_TABLE'),
        Item: { ...place, t: kind, v: 1, ...rest },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    });
}

/** Figures of replays and drills, in the table that nobody can change. */
export const restoreFigures: RestoreFiguresStore = {
  mark: (figures) => put(markPlace(figures.id), figures),
  record: (figures) => put({ pk: partition, sk: `${figures.at}#${figures.id}` }, figures),
  async newest() {
    const { Items } = await dynamo().send(
      new QueryCommand({
        TableName: environment('EVIDENCE_TABLE'),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition },
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    const [row] = Items ?? [];
    if (row === undefined) return null;
    return {
      id: String(row.id),
      kind: row.t === 'drill' ? 'drill' : 'restore',
      at: String(row.at),
      lines: Number(row.lines),
      replayed: Number(row.replayed),
      remaining: Number(row.remaining),
    };
  },
};
