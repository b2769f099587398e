import { createHash } from 'node:crypto';
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { parseSpace, type Space } from '../../domain/space.ts';
import type { Contact, ContactEvent, ContactEventDraft, ContactStore } from '../../ports/contact-store.ts';
import {
  contactEventRecord,
  contactLookupRecord,
  contactRecord,
} from '../../privacy/inventory/records/contact.ts';
import { contactEnd } from '../../privacy/retention/contact-retention.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { ensureEnvelopeKeys, openEnvelopeKeys } from '../keys/envelope-keys.ts';
import { lookupPseudonym, SpaceErased } from '../keys/space-keys.ts';
import { changeVersioned } from '../records/change-versioned.ts';
import { historyOf } from '../records/event-items.ts';
import { decodeItem, encodeItem, type IndexKeys, type Item } from '../records/item-codec.ts';
import {
  contactPartition,
  dueShard,
  dueSort,
  eventsEnd,
  eventsPrefix,
  globalLookupKey,
  listSort,
  lookupKey,
  namedListPartition,
  sortKey,
} from '../records/keys-of-items.ts';
import { findByLookup } from '../records/lookup.ts';
import { queryAll } from '../records/query.ts';
import { ConditionFailed, transact } from '../records/transact.ts';

const idIn = (pk: string): string => pk.slice(pk.lastIndexOf('#') + 1);
const pseudonym = async (space: Space, email: string): Promise<string> =>
  lookupKey(space, 'contact', await lookupPseudonym(space, 'contact', email.toLowerCase()));

async function load(space: Space, id: string): Promise<Contact | null> {
  const [{ Item }, { envelope }] = await Promise.all([
    dynamo().send(
      new GetCommand({
        TableName: environment('RECORDS_TABLE'),
        Key: { pk: contactPartition(space, id), sk: sortKey.root },
        ConsistentRead: true,
      }),
    ),
    openEnvelopeKeys(space, id),
  ]);
  if (Item === undefined || Item.t !== contactRecord.type || envelope === null) return null;
  const { plain, sealed } = decodeItem(contactRecord, Item as Item, envelope);
  return { ...plain, ...sealed } as Contact;
}

/** Found by its token, listed, and due on the day on which it is erased. */
function indexOf(space: Space, contact: Contact): IndexKeys {
  return {
    hpk: globalLookupKey('subscription', contact.tokenHash),
    lpk: namedListPartition(space, 'contacts'),
    lsk: listSort(contact.createdAt, contact.id),
    upk: dueShard(contact.id),
    usk: dueSort(contactEnd(contact).at, contact.id, 'forget'),
  };
}

async function write(
  space: Space,
  { email, name, token, ...plain }: Contact,
  before: number | null,
  events: readonly ContactEventDraft[],
): Promise<void> {
  const contact = { email, name, token, ...plain };
  const keys = await openEnvelopeKeys(space, plain.id);
  const pk = contactPartition(space, plain.id);
  const TableName = environment('RECORDS_TABLE');
  const content = { plain, sealed: { email, name, token } };
  const root = encodeItem(
    contactRecord,
    { pk, sk: sortKey.root },
    content,
    keys.envelope,
    indexOf(space, contact),
  );
  const condition =
    before === null
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'ver = :ver', ExpressionAttributeValues: { ':ver': before } };
  const stream = {
    space,
    kind: 'contact' as const,
    id: plain.id,
    partition: pk,
    stream: plain.stream,
    record: contactEventRecord,
  };
  // The address finds its contact again through a row of its own: an item has one look-up key only.
  const address = encodeItem(
    contactLookupRecord,
    { pk, sk: sortKey.address },
    { plain: { contactId: plain.id }, sealed: {} },
    null,
    { hpk: await pseudonym(space, email) },
  );
  await transact([
    { Put: { TableName, Item: root, ...condition } },
    ...(before === null ? [{ Put: { TableName, Item: address } }] : []),
    ...historyOf(stream, before ?? 0, events, keys, new Date(plain.changedAt)).items,
  ]);
}

/** Contacts of an organisation, each closed under a key of its own. */
export const contactStore: ContactStore = {
  load,

  async create(space, contact, events) {
    await ensureEnvelopeKeys(space, contact.id, [], true);
    await write(space, { ...contact, ver: events.length }, null, events).catch((error: unknown) => {
      // The first item is the contact itself: it exists already, made by the first call.
      if (!(error instanceof ConditionFailed && error.failed.includes(0))) throw error;
    });
  },

  change: (space, id, decide) =>
    changeVersioned(
      () => load(space, id),
      decide,
      async (current, { set, events }) => {
        const ver = current.ver + events.length;
        const next = { ...current, changedAt: new Date().toISOString(), ...set, ver };
        await write(space, next, current.ver, events);
        return next;
      },
    ),

  async find(space, email) {
    const hpk = await pseudonym(space, email).catch((error: unknown) => {
      if (error instanceof SpaceErased) return null;
      throw error;
    });
    if (hpk === null) return null;
    const rows = await queryAll({
      TableName: environment('RECORDS_TABLE'),
      IndexName: 'lookup',
      KeyConditionExpression: 'hpk = :hpk',
      ExpressionAttributeValues: { ':hpk': hpk },
    });
    const found = await Promise.all(rows.map(({ pk }) => load(space, idIn(pk))));
    return found.find((contact) => contact !== null) ?? null;
  },

  async byToken(token) {
    const hash = createHash('sha256').update(token).digest('hex');
    const place = await findByLookup(globalLookupKey('subscription', hash));
    const [, space = '', id = ''] = place?.pk.split('#') ?? [];
    if (place === null) return null;
    const contact = await load(parseSpace(space), id);
    return contact === null || contact.tokenHash !== hash ? null : { space: parseSpace(space), contact };
  },

  async list(space, { cursor, limit }) {
    const before = cursor === null ? '~' : String(JSON.parse(cursor));
    const { Items } = await dynamo().send(
      new QueryCommand({
        TableName: environment('RECORDS_TABLE'),
        IndexName: 'list',
        KeyConditionExpression: 'lpk = :lpk AND lsk < :before',
        ExpressionAttributeValues: { ':lpk': namedListPartition(space, 'contacts'), ':before': before },
        ScanIndexForward: false,
        Limit: limit + 1,
      }),
    );
    const rows = (Items ?? []) as Item[];
    const shown = rows.slice(0, limit);
    const found = await Promise.all(shown.map(({ pk }) => load(space, idIn(pk))));
    const items = found.filter((contact) => contact !== null);
    return { items, next: rows.length > limit ? JSON.stringify(shown.at(-1)?.lsk) : null };
  },

  async events(space, id) {
    const [rows, { envelope }] = await Promise.all([
      queryAll({
        TableName: environment('RECORDS_TABLE'),
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':pk': contactPartition(space, id),
          ':first': eventsPrefix,
          ':last': eventsEnd,
        },
        ConsistentRead: true,
      }),
      openEnvelopeKeys(space, id),
    ]);
    if (envelope === null) return [];
    return rows.map((row) => {
      const { plain, sealed } = decodeItem(contactEventRecord, row, envelope);
      return { ...plain, ...sealed } as ContactEvent;
    });
  },
};
