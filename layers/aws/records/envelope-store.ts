import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Leaf } from '../../domain/evidence/leaf.ts';
import { Failure, notFound, restricted, versionConflict } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { Aggregate, Change, EnvelopeStore, NewEnvelope, Purged } from '../../ports/envelope-store.ts';
import type { PlainOf } from '../../privacy/inventory/define-record.ts';
import { type Purpose, purposesAllowedUnderRestriction } from '../../privacy/inventory/purposes.ts';
import { tombstoneRecord } from '../../privacy/inventory/records/housekeeping.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { type EnvelopeKeys, ensureEnvelopeKeys, openEnvelopeKeys } from '../keys/envelope-keys.ts';
import { decodeAggregate } from './aggregate.ts';
import { EnvelopeWriter, writeChange } from './apply-change.ts';
import { readEvents } from './envelope-events.ts';
import { listEnvelopes } from './envelope-list.ts';
import { historyOf } from './event-items.ts';
import { decodeItem, type Item } from './item-codec.ts';
import { beforeEvents, envelopePartition, leafPartition, leafSort, sortKey } from './keys-of-items.ts';
import { queryAll } from './query.ts';
import { ConditionFailed, type TransactItem, transact } from './transact.ts';

const TRIES = 5;

interface Opened {
  readonly items: readonly Item[];
  readonly keys: EnvelopeKeys;
}

async function read(space: Space, id: string): Promise<Opened | Purged | null> {
  const [items, keys] = await Promise.all([
    queryAll({
      TableName: environment('RECORDS_TABLE'),
      KeyConditionExpression: 'pk = :pk AND sk < :events',
      ExpressionAttributeValues: { ':pk': envelopePartition(space, id), ':events': beforeEvents },
      ConsistentRead: true,
    }),
    openEnvelopeKeys(space, id),
  ]);
  return stateOf({ items, keys });
}

function stateOf({ items, keys }: Opened): Opened | Purged | null {
  const root = items.find((item) => item.sk === sortKey.root);
  if (root === undefined) return null;
  if (root.t === tombstoneRecord.type) {
    return { purged: decodeItem(tombstoneRecord, root, null).plain as PlainOf<typeof tombstoneRecord> };
  }
  // From the moment a plan has begun (or the key is gone) the content is unreadable, whatever rows still lie there.
  if (keys.envelope === null || typeof root.purging === 'string') {
    return { purged: purgedWhilePlanRuns(root) };
  }
  return { items, keys };
}

function purgedWhilePlanRuns(root: Item): PlainOf<typeof tombstoneRecord> {
  return {
    id: String(root.id),
    status: root.status as PlainOf<typeof tombstoneRecord>['status'],
    stream: String(root.stream),
    ver: Number(root.ver),
    purgedAt: String(root.changedAt),
    rule: String(root.purgeRule),
    receipt: String(root.purging ?? ''),
  };
}

/** Storage only: whose processing is restricted is not shown for any other purpose (GDPR art. 18(2)). */
function keysFor({ items, keys }: Opened, purpose: Purpose): EnvelopeKeys {
  const root = items.find((item) => item.sk === sortKey.root);
  if (Number(root?.restrictions ?? 0) === 0 || purposesAllowedUnderRestriction.has(purpose)) return keys;
  const hidden = new Set(
    ((root?.restrictedFor ?? []) as readonly { recipientId: string }[]).map(({ recipientId }) => recipientId),
  );
  return { ...keys, recipients: new Map([...keys.recipients].filter(([id]) => !hidden.has(id))) };
}

function guardRestriction(items: readonly Item[], purpose: Purpose): void {
  const root = items.find((item) => item.sk === sortKey.root);
  if (Number(root?.restrictions ?? 0) > 0 && !purposesAllowedUnderRestriction.has(purpose))
    throw restricted();
}

async function load<P extends Purpose>(
  space: Space,
  id: string,
  purpose: P,
): Promise<Aggregate<P> | Purged | null> {
  return shownFor(space, id, await read(space, id), purpose);
}

function shownFor<P extends Purpose>(
  space: Space,
  id: string,
  found: Opened | Purged | null,
  purpose: P,
): Aggregate<P> | Purged | null {
  if (found === null || 'purged' in found) return found;
  return decodeAggregate(space, id, found.items, keysFor(found, purpose), purpose);
}

/** What was read with what the transaction then wrote: the state after a change, without reading it again. */
function withWritten(items: readonly Item[], written: readonly TransactItem[]): readonly Item[] {
  const bySort = new Map(items.map((item) => [item.sk, item]));
  for (const { Put, Delete } of written) {
    if (Put?.Item !== undefined) bySort.set(String(Put.Item.sk), Put.Item as Item);
    if (Delete?.Key !== undefined) bySort.delete(String(Delete.Key.sk));
  }
  return [...bySort.values()].toSorted((a, b) => (a.sk < b.sk ? -1 : 1));
}

/** Rows that only help to find, written first: repeated without harm, verified against the record when used. */
async function writeBefore(rows: readonly TransactItem[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 100) {
    await dynamo().send(new TransactWriteCommand({ TransactItems: rows.slice(start, start + 100) }));
  }
}

async function create(space: Space, envelope: NewEnvelope): Promise<{ created: boolean }> {
  const { personal, ...plain } = envelope.root;
  const keys = await ensureEnvelopeKeys(
    space,
    plain.id,
    envelope.recipients.map(({ id }) => id),
    true,
  );
  const writer = new EnvelopeWriter(space, plain.id, keys);
  const people = envelope.recipients.map(({ personal: sealed, ...rest }) => ({ plain: rest, sealed }));
  await writer.root({ plain: { ...plain, ver: 1 }, sealed: personal }, null);
  for (const { personal: sealed, ...rest } of envelope.documents) writer.document({ plain: rest, sealed });
  for (const person of people) writer.recipient(person, plain.createdAt);
  for (const fields of envelope.fields) writer.fields(fields);
  for (const number of envelope.numbers) await writer.identityNumber(number);
  writer.due({ ...plain, ver: 1 }, envelope.recipients, [], envelope.numbers);
  const stream = {
    space,
    kind: 'envelope' as const,
    id: plain.id,
    partition: envelopePartition(space, plain.id),
    stream: plain.stream,
  };
  await writeBefore([...(await writer.lookups(people)), ...writer.before]);
  try {
    await transact([...writer.items, ...historyOf(stream, 0, [envelope.event], keys, new Date()).items]);
    return { created: true };
  } catch (error) {
    // The first item is the root: it exists already, made by the first call with this id.
    if (error instanceof ConditionFailed && error.failed.includes(0)) return { created: false };
    throw error;
  }
}

async function attempt<P extends Purpose>(
  space: Space,
  id: string,
  purpose: P,
  decide: (aggregate: Aggregate<P>) => Change | null | Promise<Change | null>,
  ifMatch: readonly number[] | null,
): Promise<Aggregate<P> | Purged | 'again' | null> {
  const found = await read(space, id);
  if (found === null || 'purged' in found) throw notFound();
  guardRestriction(found.items, purpose);
  const aggregate = decodeAggregate(space, id, found.items, found.keys, purpose);
  if (ifMatch !== null && !ifMatch.includes(aggregate.root.ver)) throw versionConflict();
  const change = await decide(aggregate);
  if (change === null) return aggregate;
  const bookkeeping = change.quiet === true;
  if (bookkeeping !== (change.events.length === 0))
    throw new Error('a state change has events, bookkeeping has none');
  const now = new Date();
  const keys =
    change.addRecipients === undefined
      ? found.keys
      : await ensureEnvelopeKeys(
          space,
          id,
          change.addRecipients.map((added) => added.id),
          false,
        );
  const stream = {
    space,
    kind: 'envelope' as const,
    id,
    partition: envelopePartition(space, id),
    stream: aggregate.root.stream,
  };
  const history = historyOf(stream, aggregate.root.ver, change.events, keys, now);
  const whole = { ...change, ...(await change.completedWith?.(history.leaves)) };
  const { items, before } = await writeChange(aggregate, whole, keys, now);
  await writeBefore(before);
  const guard =
    change.quiet === true && change.root === undefined ? [unchanged(space, id, aggregate.root.ver)] : [];
  try {
    await transact([...guard, ...items, ...history.items]);
    return shownFor(space, id, stateOf({ items: withWritten(found.items, items), keys }), purpose);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    if (ifMatch !== null) throw versionConflict();
    return 'again';
  }
}

const unchanged = (space: Space, id: string, ver: number): TransactItem => ({
  ConditionCheck: {
    TableName: environment('RECORDS_TABLE'),
    Key: { pk: envelopePartition(space, id), sk: sortKey.root },
    ConditionExpression: 'ver = :ver',
    ExpressionAttributeValues: { ':ver': ver },
  },
});

async function change<P extends Purpose>(
  space: Space,
  id: string,
  purpose: P,
  decide: (aggregate: Aggregate<P>) => Change | null | Promise<Change | null>,
  options: { readonly ifMatch?: readonly number[] | null } = {},
): Promise<Aggregate<P>> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const after = await attempt(space, id, purpose, decide, options.ifMatch ?? null);
    if (after === 'again') continue;
    if (after === null || 'purged' in after) throw notFound();
    return after;
  }
  throw new Failure(409, 'conflict', 'The envelope is changing too fast; try again.', { retryAfter: 1 });
}

async function leaves(stream: string): Promise<readonly Leaf[]> {
  const items = await queryAll({
    TableName: environment('EVIDENCE_TABLE'),
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ':pk': leafPartition(stream),
      ':first': leafSort(0),
      ':last': leafSort(99_999_999),
    },
    ConsistentRead: true,
  });
  return items.map((item) => ({
    seq: Number(item.seq),
    type: item.type as Leaf['type'],
    at: String(item.at),
    commitment: String(item.commitment),
    hash: String(item.hash),
  }));
}

/** Envelopes in the records table: one transaction per state change, one query per read. */
export const envelopeStore: EnvelopeStore = {
  load,
  create,
  change,
  list: listEnvelopes,
  events: readEvents,
  leaves,
};
