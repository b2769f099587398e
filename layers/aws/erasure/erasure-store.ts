import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { notFound } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { ErasurePlan, ErasureStore, ErasureTarget, OperationRow } from '../../ports/erasure-store.ts';
import type { RecordDefinition } from '../../privacy/inventory/define-record.ts';
import {
  erasurePlanRecord,
  operationRecord,
  tombstoneRecord,
} from '../../privacy/inventory/records/housekeeping.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { envelopeRows } from '../ephemeral/ephemeral-table.ts';
import { keysPartition } from '../keys/envelope-keys.ts';
import {
  countNumberRows,
  deleteNumberRows,
  destroyNumberKey,
  numberRemains,
} from '../privacy/number-erasure.ts';
import {
  countPersonRows,
  deletePersonRows,
  destroyPersonKey,
  keyTag,
  personRemains,
} from '../privacy/subject-erasure.ts';
import { decodeItem, encodeItem, type Item } from '../records/item-codec.ts';
import {
  casePartition,
  contactPartition,
  envelopePartition,
  planPartition,
  sortKey,
} from '../records/keys-of-items.ts';
import { deletePlaces, type Place, placesIn } from './places.ts';

/** Where a whole thing lies; a person and a number lie in their envelope. */
const partitions = { file: casePartition, contact: contactPartition } as const;
const isWhole = (scope: ErasureTarget['scope']): scope is keyof typeof partitions =>
  Object.hasOwn(partitions, scope);
const rowsOf = (space: Space, { scope, envelopeId: id }: ErasureTarget) =>
  placesIn('RECORDS_TABLE', (isWhole(scope) ? partitions[scope] : envelopePartition)(space, id));
/** Whose identity number a plan is about; null when it is about more. */
const numberOf = <T extends ErasureTarget>(target: T): (T & { readonly recipientId: string }) | null =>
  target.scope === 'identityNumber' && target.recipientId !== null
    ? { ...target, recipientId: target.recipientId }
    : null;
/** The person a plan is about; null when it is about the whole envelope. */
const personOf = <T extends ErasureTarget>(target: T): (T & { readonly recipientId: string }) | null =>
  target.scope === 'recipient' && target.recipientId !== null
    ? { ...target, recipientId: target.recipientId }
    : null;
/** The root of an envelope stays until it becomes a tombstone; nothing stays of a file, contact or announcement. */
const doomed = ({ scope }: ErasureTarget, places: readonly Place[]) =>
  isWhole(scope) ? places : places.filter(({ sk }) => sk !== sortKey.root);

async function read<T>(definition: RecordDefinition, place: Place): Promise<T | null> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: environment('RECORDS_TABLE'), Key: place, ConsistentRead: true }),
  );
  return Item === undefined ? null : (decodeItem(definition, Item as Item, null).plain as T);
}

async function write(
  definition: RecordDefinition,
  place: Place,
  plain: object,
  onlyNew = false,
): Promise<boolean> {
  const item = encodeItem(definition, place, { plain: plain as Record<string, unknown>, sealed: {} }, null);
  try {
    await dynamo().send(
      new PutCommand({
        TableName: environment('RECORDS_TABLE'),
        Item: item,
        ...(onlyNew && { ConditionExpression: 'attribute_not_exists(pk)' }),
      }),
    );
    return true;
  } catch (error) {
    if (onlyNew && error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}

const planPlace = (space: Space, id: string): Place => ({ pk: planPartition(space, id), sk: sortKey.root });
const readPlan = (space: Space, id: string) => read<ErasurePlan>(erasurePlanRecord, planPlace(space, id));

/** What a line of the ledger tells a restore to erase again. */
const ledgerTypes = {
  envelope: 'erasure',
  recipient: 'subjectErasure',
  identityNumber: 'numberErasure',
  file: 'fileErasure',
  contact: 'contactErasure',
} as const;

/** The ledger line is in the table that nobody can delete from: a restore replays it before it serves anything. */
async function enterLedger(space: Space, plan: ErasurePlan): Promise<void> {
  await dynamo()
    .send(
      new PutCommand({
        TableName: environment('EVIDENCE_TABLE'),
        Item: {
          pk: 'Z#ledger',
          sk: `${plan.createdAt}#${plan.id}`,
          t: ledgerTypes[plan.scope],
          v: 1,
          space,
          envelopeId: plan.envelopeId,
          planId: plan.id,
          ...(plan.scope !== 'envelope' && { recipientId: plan.recipientId, keeps: plan.keeps }),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    });
}

export const erasureStore: ErasureStore = {
  async propose(space, plan) {
    const mine = await write(erasurePlanRecord, planPlace(space, plan.id), plan, true);
    const kept = mine ? plan : ((await readPlan(space, plan.id)) ?? plan);
    await enterLedger(space, kept);
    return kept;
  },
  plan: readPlan,
  operation: (space, id) => read<OperationRow>(operationRecord, planPlace(space, id)),
  async saveOperation(space, operation) {
    await write(operationRecord, planPlace(space, operation.id), operation);
  },
  async countRows(space, target) {
    const number = numberOf(target);
    if (number !== null) return countNumberRows(space, number);
    const person = personOf(target);
    if (person !== null) return countPersonRows(space, person);
    return (await rowsOf(space, target)).length;
  },
  async keyTag(space, target) {
    const person = personOf(target);
    return person === null ? null : keyTag(space, person);
  },
  async destroyKeys(space, plan) {
    const number = numberOf(plan);
    if (number !== null) return destroyNumberKey(space, number);
    const person = personOf(plan);
    if (person !== null) return destroyPersonKey(space, person, plan.keyTag);
    const { envelopeId } = plan;
    return deletePlaces('KEYS_TABLE', await placesIn('KEYS_TABLE', keysPartition(space, envelopeId)));
  },
  async deleteRows(space, plan) {
    const number = numberOf(plan);
    if (number !== null) return deleteNumberRows(space, number);
    const person = personOf(plan);
    if (person !== null) return deletePersonRows(space, person);
    const { envelopeId } = plan;
    await deletePlaces('EPHEMERAL_TABLE', await placesIn('EPHEMERAL_TABLE', envelopeRows(space, envelopeId)));
    await deletePlaces('RECORDS_TABLE', doomed(plan, await rowsOf(space, plan)));
  },
  async remaining(space, plan) {
    const number = numberOf(plan);
    if (number !== null) return numberRemains(space, number);
    const person = personOf(plan);
    if (person !== null) return personRemains(space, person, plan.keyTag);
    const { envelopeId } = plan;
    const [keys, rows, ephemeral] = await Promise.all([
      placesIn('KEYS_TABLE', keysPartition(space, envelopeId)),
      rowsOf(space, plan),
      placesIn('EPHEMERAL_TABLE', envelopeRows(space, envelopeId)),
    ]);
    return { keys: keys.length, rows: doomed(plan, rows).length, ephemeral: ephemeral.length };
  },
  async checkpoint(space, planId, changes) {
    const plan = await readPlan(space, planId);
    if (plan === null) throw notFound();
    const next = { ...plan, ...changes };
    await write(erasurePlanRecord, planPlace(space, planId), next);
    return next;
  },
  async bury(space, plan) {
    const { completedAt } = plan;
    if (completedAt === null || plan.status === null)
      throw new Error('only an envelope whose plan has completed is buried');
    await write(
      tombstoneRecord,
      { pk: envelopePartition(space, plan.envelopeId), sk: sortKey.root },
      {
        id: plan.envelopeId,
        status: plan.status,
        stream: plan.stream,
        ver: plan.ver,
        purgedAt: completedAt,
        rule: plan.rule,
        receipt: plan.receiptId,
      },
    );
  },
};
