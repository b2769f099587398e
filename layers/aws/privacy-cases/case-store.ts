import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Failure, notFound } from '../../domain/failure.ts';
import { caseDueItems } from '../../domain/privacy-case/case-due.ts';
import { caseDueKinds } from '../../domain/privacy-case/vocabulary.ts';
import type { Space } from '../../domain/space.ts';
import type { CaseEventDraft, PrivacyCase, PrivacyCaseStore } from '../../ports/privacy-case-store.ts';
import type { PlainOf } from '../../privacy/inventory/define-record.ts';
import { caseDueRecord, caseEventRecord, caseRecord } from '../../privacy/inventory/records/privacy-case.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { ensureEnvelopeKeys, openEnvelopeKeys } from '../keys/envelope-keys.ts';
import { lookupPseudonym } from '../keys/space-keys.ts';
import { historyOf } from '../records/event-items.ts';
import { decodeItem, encodeItem, type IndexKeys, type Item } from '../records/item-codec.ts';
import {
  beforeEvents,
  casePartition,
  dueShard,
  dueSort,
  listPartition,
  listSort,
  lookupKey,
  sortKey,
} from '../records/keys-of-items.ts';
import { queryAll } from '../records/query.ts';
import { ConditionFailed, type TransactItem, transact } from '../records/transact.ts';

const tries = 5;
/** The person's own key in a case: codes are closed under it. */
export const requester = 'requester';
const listOfCases = (space: Space): string => `${listPartition(space)}#cases`;

interface Stored {
  readonly found: PrivacyCase;
  readonly due: readonly PlainOf<typeof caseDueRecord>[];
}

async function read(space: Space, id: string): Promise<Stored | null> {
  const [items, keys] = await Promise.all([
    queryAll({
      TableName: environment('RECORDS_TABLE'),
      KeyConditionExpression: 'pk = :pk AND sk < :events',
      ExpressionAttributeValues: { ':pk': casePartition(space, id), ':events': beforeEvents },
      ConsistentRead: true,
    }),
    openEnvelopeKeys(space, id),
  ]);
  const root = items.find(({ t }) => t === caseRecord.type);
  if (root === undefined || keys.envelope === null) return null;
  const { plain, sealed } = decodeItem(caseRecord, root, keys.envelope);
  const due = items
    .filter(({ t }) => t === caseDueRecord.type)
    .map((item) => decodeItem(caseDueRecord, item, null).plain as PlainOf<typeof caseDueRecord>);
  return { found: { ...plain, ...sealed } as PrivacyCase, due };
}

function split(content: PrivacyCase) {
  const names = Object.keys(caseRecord.sealed);
  const entries = Object.entries(content);
  return {
    plain: Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
    sealed: Object.fromEntries(entries.filter(([name]) => names.includes(name))),
  };
}

/** The contact that was proven finds its requests again: duplicates are one. */
async function indexOf(space: Space, content: PrivacyCase): Promise<IndexKeys> {
  const list = { lpk: listOfCases(space), lsk: listSort(content.receivedAt, content.id) };
  const contact = content.provenBy === null ? null : content[content.provenBy];
  if (content.kind !== 'person' || content.provenBy === null || contact === null) return list;
  const pseudonym = await lookupPseudonym(space, `case.${content.provenBy}`, contact.toLowerCase());
  return { ...list, hpk: lookupKey(space, 'case', pseudonym) };
}

function dueRows(space: Space, content: PrivacyCase, known: Stored['due']): TransactItem[] {
  const wanted = caseDueItems(content);
  return caseDueKinds.flatMap((kind) => {
    const at = wanted.get(kind) ?? null;
    if ((known.find((item) => item.kind === kind)?.dueAt ?? null) === at) return [];
    const place = { pk: casePartition(space, content.id), sk: sortKey.due(kind) };
    const index = at === null ? {} : { upk: dueShard(content.id), usk: dueSort(at, content.id, kind) };
    const plain = { kind, dueAt: at, caseId: content.id };
    const item = encodeItem(caseDueRecord, place, { plain, sealed: {} }, null, index);
    return [{ Put: { TableName: environment('RECORDS_TABLE'), Item: item } }];
  });
}

async function write(
  space: Space,
  next: PrivacyCase,
  before: Stored | null,
  events: readonly CaseEventDraft[],
): Promise<void> {
  const ver = before?.found.ver ?? 0;
  const keys = await openEnvelopeKeys(space, next.id);
  const pk = casePartition(space, next.id);
  const item = encodeItem(
    caseRecord,
    { pk, sk: sortKey.root },
    split(next),
    keys.envelope,
    await indexOf(space, next),
  );
  const condition =
    before === null
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'ver = :ver', ExpressionAttributeValues: { ':ver': ver } };
  const stream = {
    space,
    kind: 'case' as const,
    id: next.id,
    partition: pk,
    stream: next.stream,
    record: caseEventRecord,
  };
  await transact([
    { Put: { TableName: environment('RECORDS_TABLE'), Item: item, ...condition } },
    ...dueRows(space, next, before?.due ?? []),
    ...historyOf(stream, ver, events, keys, new Date(next.changedAt)).items,
  ]);
}

/** A request about personal data: own key, own stream, one transaction per change. */
export const privacyCaseStore: PrivacyCaseStore = {
  load: async (space, id) => (await read(space, id))?.found ?? null,

  async create(space, input, events) {
    await ensureEnvelopeKeys(space, input.id, [requester], true);
    try {
      await write(space, { ...input, ver: events.length }, null, events);
      return { created: true };
    } catch (error) {
      // The first item is the case itself: it exists already, made by the first call.
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
    throw new Failure(409, 'conflict', 'The request is changing too fast; try again.', { retryAfter: 1 });
  },

  async list(space, { cursor, limit }) {
    const before = cursor === null ? '~' : String(JSON.parse(cursor));
    const { Items } = await dynamo().send(
      new QueryCommand({
        TableName: environment('RECORDS_TABLE'),
        IndexName: 'list',
        KeyConditionExpression: 'lpk = :lpk AND lsk < :before',
        ExpressionAttributeValues: { ':lpk': listOfCases(space), ':before': before },
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

  async withContact(space, channel, value) {
    const pseudonym = await lookupPseudonym(space, `case.${channel}`, value.toLowerCase());
    const rows = await queryAll({
      TableName: environment('RECORDS_TABLE'),
      IndexName: 'lookup',
      KeyConditionExpression: 'hpk = :hpk',
      ExpressionAttributeValues: { ':hpk': lookupKey(space, 'case', pseudonym) },
    });
    return rows.map(({ pk }) => pk.slice(pk.lastIndexOf('#') + 1));
  },
};
