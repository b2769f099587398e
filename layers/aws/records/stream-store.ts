import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Failure, notFound } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { StreamEntry, StreamEvent, StreamStore } from '../../ports/stream-store.ts';
import type { PlainOf, RecordDefinition } from '../../privacy/inventory/define-record.ts';
import { caseDueRecord } from '../../privacy/inventory/records/privacy-case.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { historyOf, type Stream } from './event-items.ts';
import { decodeItem, encodeItem, type IndexKeys, type Item } from './item-codec.ts';
import {
  beforeEvents,
  casePartition,
  dueShard,
  dueSort,
  type ListName,
  listSort,
  namedListPartition,
  sortKey,
} from './keys-of-items.ts';
import { queryAll } from './query.ts';
import { ConditionFailed, type TransactItem, transact } from './transact.ts';

const tries = 5;
type Due = PlainOf<typeof caseDueRecord>;

/** What is special about one kind of entry. */
export interface StreamKind<Entry> {
  readonly kind: Stream['kind'];
  readonly record: RecordDefinition;
  readonly events: RecordDefinition;
  /** The key that closes an entry; null when it is destroyed. */
  readonly key: (space: Space, id: string) => Promise<Uint8Array | null>;
  /** Makes a key of its own before the entry is written. */
  readonly makeKey?: (space: Space, id: string) => Promise<unknown>;
  readonly list: ListName;
  readonly listedAt: (entry: Entry) => string;
  readonly index?: (space: Space, entry: Entry) => Promise<IndexKeys>;
  /** What has to happen by itself, and when. */
  readonly due: (entry: Entry) => ReadonlyMap<Due['kind'], string>;
}

interface Stored<Entry> {
  readonly found: Entry;
  readonly due: readonly Due[];
}

function dueRows(space: Space, id: string, wanted: ReadonlyMap<Due['kind'], string>, known: readonly Due[]) {
  const kinds = new Set([...wanted.keys(), ...known.map(({ kind }) => kind)]);
  return [...kinds].flatMap((kind): TransactItem[] => {
    const at = wanted.get(kind) ?? null;
    if ((known.find((item) => item.kind === kind)?.dueAt ?? null) === at) return [];
    const index = at === null ? {} : { upk: dueShard(id), usk: dueSort(at, id, kind) };
    const place = { pk: casePartition(space, id), sk: sortKey.due(kind) };
    const plain = { kind, dueAt: at, caseId: id };
    const item = encodeItem(caseDueRecord, place, { plain, sealed: {} }, null, index);
    return [{ Put: { TableName: environment('RECORDS_TABLE'), Item: item } }];
  });
}

/** Entries of one kind in the records table: one partition each, one transaction per change. */
export function streamStore<Entry extends StreamEntry, Type extends string>(
  of: StreamKind<Entry>,
): StreamStore<Entry, Type> {
  const split = (entry: Entry) => {
    const all = Object.entries(entry);
    const isSealed = ([name]: [string, unknown]) => Object.hasOwn(of.record.sealed, name);
    return {
      plain: Object.fromEntries(all.filter((one) => !isSealed(one))),
      sealed: Object.fromEntries(all.filter(isSealed)),
    };
  };

  async function read(space: Space, id: string): Promise<Stored<Entry> | null> {
    const [items, key] = await Promise.all([
      queryAll({
        TableName: environment('RECORDS_TABLE'),
        KeyConditionExpression: 'pk = :pk AND sk < :events',
        ExpressionAttributeValues: { ':pk': casePartition(space, id), ':events': beforeEvents },
        ConsistentRead: true,
      }),
      of.key(space, id),
    ]);
    const root = items.find(({ t }) => t === of.record.type);
    if (root === undefined || key === null) return null;
    const { plain, sealed } = decodeItem(of.record, root, key);
    const due = items
      .filter(({ t }) => t === caseDueRecord.type)
      .map((item) => decodeItem(caseDueRecord, item, null).plain as Due);
    // The codec has checked the shape against the declaration; this is where that knowledge becomes a type.
    return { found: { ...plain, ...sealed } as unknown as Entry, due };
  }

  async function write(
    space: Space,
    next: Entry,
    before: Stored<Entry> | null,
    events: readonly StreamEvent<Type>[],
  ): Promise<void> {
    const ver = before?.found.ver ?? 0;
    const key = await of.key(space, next.id);
    const pk = casePartition(space, next.id);
    const index = {
      lpk: namedListPartition(space, of.list),
      lsk: listSort(of.listedAt(next), next.id),
      ...(await of.index?.(space, next)),
    };
    const item = encodeItem(of.record, { pk, sk: sortKey.root }, split(next), key, index);
    const condition =
      before === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'ver = :ver', ExpressionAttributeValues: { ':ver': ver } };
    const { kind, events: record } = of;
    const stream = { space, kind, id: next.id, partition: pk, stream: next.stream, record };
    const keys = { envelope: key === null ? null : Buffer.from(key), recipients: new Map<string, Buffer>() };
    await transact([
      { Put: { TableName: environment('RECORDS_TABLE'), Item: item, ...condition } },
      ...dueRows(space, next.id, of.due(next), before?.due ?? []),
      ...historyOf(stream, ver, events, keys, new Date(next.changedAt)).items,
    ]);
  }

  return {
    load: async (space, id) => (await read(space, id))?.found ?? null,

    async create(space, entry, events) {
      await of.makeKey?.(space, entry.id);
      try {
        await write(space, { ...entry, ver: events.length }, null, events);
        return { created: true };
      } catch (error) {
        // The first item is the entry itself: it exists already, made by the first call.
        if (error instanceof ConditionFailed && error.failed.includes(0)) return { created: false };
        throw error;
      }
    },

    async change(space, id, decide) {
      for (let attempt = 1; attempt <= tries; attempt += 1) {
        const stored = await read(space, id);
        if (stored === null) throw notFound();
        const change = decide(stored.found);
        if (change === null) return stored.found;
        const ver = stored.found.ver + change.events.length;
        const next = { ...stored.found, changedAt: new Date().toISOString(), ...change.set, ver };
        try {
          await write(space, next, stored, change.events);
          return next;
        } catch (error) {
          if (!(error instanceof ConditionFailed)) throw error;
        }
      }
      throw new Failure(409, 'conflict', 'It is changing too fast; try again.', { retryAfter: 1 });
    },

    async list(space, { cursor, limit }) {
      const before = cursor === null ? '~' : String(JSON.parse(cursor));
      const { Items } = await dynamo().send(
        new QueryCommand({
          TableName: environment('RECORDS_TABLE'),
          IndexName: 'list',
          KeyConditionExpression: 'lpk = :lpk AND lsk < :before',
          ExpressionAttributeValues: { ':lpk': namedListPartition(space, of.list), ':before': before },
          ScanIndexForward: false,
          Limit: limit + 1,
        }),
      );
      const rows = (Items ?? []) as Item[];
      const shown = rows.slice(0, limit);
      const found = await Promise.all(shown.map(({ pk }) => read(space, pk.slice(pk.lastIndexOf('#') + 1))));
      const items = found.flatMap((one) => (one === null ? [] : [one.found]));
      return { items, next: rows.length > limit ? JSON.stringify(shown.at(-1)?.lsk) : null };
    },
  };
}
