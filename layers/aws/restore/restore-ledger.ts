import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ruleOfFile } from '../../domain/register/register-due.ts';
import { parseSpace } from '../../domain/space.ts';
import type { ErasurePlan } from '../../ports/erasure-store.ts';
import type { LedgerLine, RestoreLedger } from '../../ports/restore-ledger.ts';
import { tombstoneRecord } from '../../privacy/inventory/records/housekeeping.ts';
import { recipientRecord } from '../../privacy/inventory/records/recipient.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { erasureStore } from '../erasure/erasure-store.ts';
import type { Item } from '../records/item-codec.ts';
import { casePartition, envelopePartition, sortKey } from '../records/keys-of-items.ts';
import { queryAll } from '../records/query.ts';

const scopes: Readonly<Record<string, ErasurePlan['scope']>> = {
  erasure: 'envelope',
  subjectErasure: 'recipient',
  numberErasure: 'identityNumber',
  fileErasure: 'file',
};

function lineOf(row: Record<string, unknown>): LedgerLine {
  const scope = scopes[String(row.t)];
  // A kind of erasure that this code does not know must not be passed over in silence.
  if (scope === undefined) throw new Error(`the ledger has a line of an unknown kind: ${String(row.t)}`);
  return {
    space: parseSpace(String(row.space)),
    planId: String(row.planId),
    envelopeId: String(row.envelopeId),
    scope,
    recipientId: typeof row.recipientId === 'string' ? row.recipientId : null,
    keeps: row.keeps === 'proof' ? 'proof' : 'nothing',
    at: String(row.sk).split('#')[0] ?? '',
  };
}

async function* lines(): AsyncGenerator<LedgerLine> {
  let from: Record<string, unknown> | undefined;
  do {
    const page = await dynamo().send(
      new QueryCommand({
        TableName: environment('EVIDENCE_TABLE'),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'Z#ledger' },
        ConsistentRead: true,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    yield* (page.Items ?? []).map(lineOf);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

const set = (item: Item, expression: string, values: Record<string, unknown>): UpdateCommand =>
  new UpdateCommand({
    TableName: environment('RECORDS_TABLE'),
    Key: { pk: item.pk, sk: item.sk },
    UpdateExpression: expression,
    ExpressionAttributeValues: values,
    ConditionExpression: 'attribute_exists(pk)',
  });

/** From here on nobody reads or reaches whom the line is about. The evidence of it was written the first time. */
async function freeze(line: LedgerLine, items: readonly Item[], root: Item): Promise<void> {
  if (line.scope === 'envelope')
    await dynamo().send(set(root, 'SET purging = :plan', { ':plan': line.planId }));
  if (line.scope !== 'recipient') return;
  const recipient = items.find(({ t, id }) => t === recipientRecord.type && id === line.recipientId);
  if (recipient === undefined) return;
  const values = { ':plan': line.planId, ':yes': true, ':none': null };
  const expression = 'SET erasedBy = :plan, linkStopped = :yes, linkHash = :none REMOVE hpk';
  await dynamo().send(set(recipient, expression, values));
}

async function planOf(line: LedgerLine, root: Item): Promise<ErasurePlan> {
  const { space, planId, envelopeId, scope, recipientId, keeps, at } = line;
  const isFile = scope === 'file';
  const status = isFile ? null : (root.status as ErasurePlan['status']);
  const target = { envelopeId, scope, recipientId, keeps, status };
  const now = new Date().toISOString();
  return {
    ...target,
    id: planId,
    receiptId: planId,
    operationId: null,
    rule: isFile ? ruleOfFile(envelopeId) : String(root.purgeRule),
    subject: recipientId === null ? envelopeId : `${envelopeId}.${recipientId}`,
    step: 'planned',
    keyTag: await erasureStore.keyTag(space, target),
    withheld: 0,
    before: await erasureStore.countRows(space, target),
    keysDestroyed: 0,
    objectVersionsDeleted: 0,
    stream: isFile ? '' : String(root.stream),
    ver: isFile ? 0 : Number(root.ver),
    createdAt: at,
    runAt: now,
    completedAt: null,
  };
}

/** The ledger stands in the evidence table, which no restore rolls back; plans run by the same workflow as ever. */
export const restoreLedger: RestoreLedger = {
  lines,
  async prepare(line) {
    const partition = line.scope === 'file' ? casePartition : envelopePartition;
    const items = await queryAll({
      TableName: environment('RECORDS_TABLE'),
      KeyConditionExpression: 'pk = :pk AND sk < :events',
      ExpressionAttributeValues: { ':pk': partition(line.space, line.envelopeId), ':events': 'X' },
      ConsistentRead: true,
    });
    const root = items.find(({ sk }) => sk === sortKey.root);
    if (root === undefined || root.t === tombstoneRecord.type) return null;
    await freeze(line, items, root);
    const known = await erasureStore.plan(line.space, line.planId);
    return known ?? erasureStore.propose(line.space, await planOf(line, root));
  },
};
