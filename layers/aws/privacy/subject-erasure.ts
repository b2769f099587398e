import { createHash, randomBytes } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Space } from '../../domain/space.ts';
import type { ErasureTarget } from '../../ports/erasure-store.ts';
import { isProofEvent } from '../../privacy/inventory/proof.ts';
import { disclosureRecord } from '../../privacy/inventory/records/disclosure.ts';
import { recipientEventRecord } from '../../privacy/inventory/records/event.ts';
import { valuesRecord } from '../../privacy/inventory/records/fields.ts';
import { lookupRecord } from '../../privacy/inventory/records/housekeeping.ts';
import { identityNumberRecord } from '../../privacy/inventory/records/identity-number.ts';
import { recipientRecord } from '../../privacy/inventory/records/recipient.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { envelopeRows } from '../ephemeral/ephemeral-table.ts';
import { deletePlaces, type Place, placesIn } from '../erasure/places.ts';
import { close, open } from '../keys/aead.ts';
import { keysPartition, recipientKeySort, wrappedUnder } from '../keys/envelope-keys.ts';
import { spaceKey } from '../keys/space-keys.ts';
import { decodeItem, encodeItem, type IndexKeys, type Item } from '../records/item-codec.ts';
import { envelopePartition } from '../records/keys-of-items.ts';
import { queryAll } from '../records/query.ts';
import { ConditionFailed, type TransactItem, transact } from '../records/transact.ts';
import { destroyNumberKey, numberRemains } from './number-erasure.ts';

type Person = ErasureTarget & { readonly recipientId: string };

/** Rows rewritten in the one transaction that exchanges the key; the newest proofs win. */
const mostProofs = 90;

const tagOf = (wrapped: unknown): string =>
  createHash('sha256')
    .update(wrapped as Uint8Array)
    .digest('base64url');

async function keyRow(space: Space, { envelopeId, recipientId }: Person): Promise<Item | null> {
  const place = { pk: keysPartition(space, envelopeId), sk: recipientKeySort(recipientId) };
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: environment('KEYS_TABLE'), Key: place, ConsistentRead: true }),
  );
  return (Item ?? null) as Item | null;
}

const ownerOf = (item: Item): unknown => {
  if (item.t === recipientRecord.type) return item.id;
  const bySubject = item.t === recipientEventRecord.type || item.t === disclosureRecord.type;
  return bySubject ? item.subject : item.recipientId;
};

async function rowsAbout(space: Space, { envelopeId, recipientId }: Person): Promise<Item[]> {
  const items = await queryAll({
    TableName: environment('RECORDS_TABLE'),
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': envelopePartition(space, envelopeId) },
    ConsistentRead: true,
  });
  return items.filter((item) => ownerOf(item) === recipientId && typeof item.t === 'string');
}

const isProof = (item: Item): boolean =>
  item.t === recipientRecord.type ||
  item.t === valuesRecord.type ||
  (item.t === recipientEventRecord.type && isProofEvent(String(item.type)));

/** What is kept as proof, in the order of its importance; events newest first. */
function proofsOf(rows: readonly Item[]): Item[] {
  const proofs = rows.filter((item) => isProof(item) && item.b !== undefined);
  return proofs
    .sort((a, b) => (a.sk[0] === 'X' && b.sk[0] === 'X' ? (a.sk < b.sk ? 1 : -1) : a.sk < b.sk ? -1 : 1))
    .slice(0, mostProofs);
}

const definitions = [recipientRecord, valuesRecord, recipientEventRecord];
const contact = { email: null, phone: null, nationalId: null, declineReason: null, answer: null };

function rewritten(item: Item, before: Uint8Array, after: Uint8Array): TransactItem {
  const definition = definitions.find(({ type }) => type === item.t);
  if (definition === undefined) throw new Error('a row of a kind that has no proof');
  const { plain, sealed } = decodeItem(definition, item, before);
  const content = { plain, sealed: definition === recipientRecord ? { ...sealed, ...contact } : sealed };
  const index: IndexKeys = {
    ...(typeof item.lpk === 'string' && { lpk: item.lpk }),
    ...(typeof item.lsk === 'string' && { lsk: item.lsk }),
  };
  return {
    Put: {
      TableName: environment('RECORDS_TABLE'),
      Item: encodeItem(definition, { pk: item.pk, sk: item.sk }, content, after, index),
      ConditionExpression: 'attribute_exists(pk)',
    },
  };
}

/**
 * Exchanges the person's key for a new one that opens the proof alone, in one transaction: before it everything is
 * as it was, after it nothing can open what was not rewritten, copies in the recovery window included.
 */
async function exchangeKey(space: Space, person: Person, known: Item): Promise<void> {
  const wrapping = await spaceKey(space);
  const place = { pk: known.pk, sk: known.sk };
  const before = open(wrapping, known.wrapped as Uint8Array, wrappedUnder(place));
  const after = randomBytes(32);
  const proofs = proofsOf(await rowsAbout(space, person));
  await transact([
    {
      Put: {
        TableName: environment('KEYS_TABLE'),
        Item: { ...place, wrapped: close(wrapping, after, wrappedUnder(place)) },
        ConditionExpression: '#wrapped = :before',
        ExpressionAttributeNames: { '#wrapped': 'wrapped' },
        ExpressionAttributeValues: { ':before': known.wrapped },
      },
    },
    ...proofs.map((item) => rewritten(item, before, after)),
  ]);
}

/** SHA-256 of the wrapped key as it is now; null when it is gone. */
export async function keyTag(space: Space, person: Person): Promise<string | null> {
  const row = await keyRow(space, person);
  return row === null ? null : tagOf(row.wrapped);
}

/** Destroys the key named by the plan's tag. Whoever finds another key (or none) finds it done. */
export async function destroyPersonKey(space: Space, person: Person, tag: string | null): Promise<number> {
  // An identity number is no proof of an agreement: it goes with whatever ends the rest.
  const numbers = await destroyNumberKey(space, person);
  const row = await keyRow(space, person);
  if (row === null) return numbers + (tag === null ? 0 : 1);
  if (person.keeps === 'nothing')
    return numbers + (await deletePlaces('KEYS_TABLE', [{ pk: row.pk, sk: row.sk }]));
  if (tagOf(row.wrapped) === tag) {
    await exchangeKey(space, person, row).catch((error: unknown) => {
      // Somebody exchanged it a moment ago; the next look tells.
      if (!(error instanceof ConditionFailed)) throw error;
    });
  }
  const now = await keyRow(space, person);
  if (now !== null && tagOf(now.wrapped) === tag) throw new Error('the key is still the old one');
  return numbers + 1;
}

const shortLived = async (space: Space, { envelopeId, recipientId }: Person): Promise<Place[]> =>
  (await placesIn('EPHEMERAL_TABLE', envelopeRows(space, envelopeId))).filter(({ sk }) =>
    sk.includes(recipientId),
  );

/** What has to go as a row: pseudonyms always; what the person wrote and, in a draft, the person. */
function doomed(rows: readonly Item[], { keeps, status }: Person): Item[] {
  return rows.filter(
    ({ t }) =>
      t === lookupRecord.type ||
      t === identityNumberRecord.type ||
      (keeps === 'nothing' && t === valuesRecord.type) ||
      (status === 'draft' && t === recipientRecord.type),
  );
}

/** Rows that stay for their clear fields (that something happened, and when) and lose their unreadable content. */
function emptied(rows: readonly Item[], person: Person): Item[] {
  const gone = new Set(doomed(rows, person).map(({ sk }) => sk));
  const kept = new Set(person.keeps === 'proof' ? proofsOf(rows).map(({ sk }) => sk) : []);
  return rows.filter(({ sk, b }) => b !== undefined && !gone.has(sk) && !kept.has(sk));
}

export async function deletePersonRows(space: Space, person: Person): Promise<void> {
  await deletePlaces('EPHEMERAL_TABLE', await shortLived(space, person));
  const rows = await rowsAbout(space, person);
  const TableName = environment('RECORDS_TABLE');
  const updates = emptied(rows, person).map(({ pk, sk }) => ({
    Update: {
      TableName,
      Key: { pk, sk },
      UpdateExpression: 'REMOVE b, lpk, lsk',
      ConditionExpression: 'attribute_exists(pk)',
    },
  }));
  for (let start = 0; start < updates.length; start += 100) await transact(updates.slice(start, start + 100));
  await deletePlaces(
    'RECORDS_TABLE',
    doomed(rows, person).map(({ pk, sk }) => ({ pk, sk })),
  );
}

/** How many rows hold something of this person. */
export async function countPersonRows(space: Space, person: Person): Promise<number> {
  const [rows, ephemeral] = await Promise.all([rowsAbout(space, person), shortLived(space, person)]);
  return rows.filter(({ b, t }) => b !== undefined || t === lookupRecord.type).length + ephemeral.length;
}

/** What is still to be erased. */
export async function personRemains(space: Space, person: Person, tag: string | null) {
  const [row, rows, ephemeral, number] = await Promise.all([
    keyRow(space, person),
    rowsAbout(space, person),
    shortLived(space, person),
    numberRemains(space, person),
  ]);
  const oldKey = row !== null && (person.keeps === 'nothing' || tagOf(row.wrapped) === tag);
  return {
    keys: (oldKey ? 1 : 0) + number.keys,
    rows: doomed(rows, person).length + emptied(rows, person).length,
    ephemeral: ephemeral.length,
  };
}
