import { dueItems, purgeDate } from '../../domain/envelope/due.ts';
import { type DueKind, dueKinds } from '../../domain/envelope/vocabulary.ts';
import type { Space } from '../../domain/space.ts';
import type { Aggregate, Change } from '../../ports/envelope-store.ts';
import type { NewEntity, Opened, PlainOf, RecordDefinition } from '../../privacy/inventory/define-record.ts';
import type { Purpose } from '../../privacy/inventory/purposes.ts';
import { documentRecord } from '../../privacy/inventory/records/document.ts';
import { envelopeRecord } from '../../privacy/inventory/records/envelope.ts';
import { fieldsRecord, valuesRecord } from '../../privacy/inventory/records/fields.ts';
import {
  dueItemRecord,
  lookupRecord,
  sealAttemptRecord,
} from '../../privacy/inventory/records/housekeeping.ts';
import { identityNumberRecord } from '../../privacy/inventory/records/identity-number.ts';
import { recipientRecord } from '../../privacy/inventory/records/recipient.ts';
import { environment } from '../environment.ts';
import type { EnvelopeKeys } from '../keys/envelope-keys.ts';
import { ensureNumberKey, numberPseudonym } from '../keys/number-keys.ts';
import { lookupPseudonym } from '../keys/space-keys.ts';
import { encodeItem, type IndexKeys, patched, withoutPerson } from './item-codec.ts';
import {
  dueShard,
  dueSort,
  envelopePartition,
  globalLookupKey,
  listPartition,
  listSort,
  lookupKey,
  namedListPartition,
  sortKey,
} from './keys-of-items.ts';
import type { TransactItem } from './transact.ts';

type Root = PlainOf<typeof envelopeRecord>;
type Recipient = PlainOf<typeof recipientRecord>;

/** Nothing of an erased person is left to be counted. */
const unlisted = ({ lpk: _list, lsk: _since, ...rest }: IndexKeys = {}): IndexKeys => rest;

/** Writes records of one envelope; holds what every encoding needs. */
export class EnvelopeWriter {
  readonly #space: Space;
  readonly #id: string;
  readonly #keys: EnvelopeKeys;
  readonly items: TransactItem[] = [];
  /** Look-up rows, written first: repeated without harm. */
  readonly before: TransactItem[] = [];

  constructor(space: Space, id: string, keys: EnvelopeKeys) {
    this.#space = space;
    this.#id = id;
    this.#keys = keys;
  }

  #put(
    definition: RecordDefinition,
    sk: string,
    content: Opened,
    key: Uint8Array | null,
    index?: IndexKeys,
    condition?: object,
  ): void {
    const place = { pk: envelopePartition(this.#space, this.#id), sk };
    const { erasedBy = null } = content.plain;
    const item =
      key === null && definition === recipientRecord && erasedBy !== null
        ? encodeItem(withoutPerson(definition), place, { ...content, sealed: {} }, null, unlisted(index))
        : encodeItem(definition, place, content, key, index);
    this.items.push({ Put: { TableName: environment('RECORDS_TABLE'), Item: item, ...condition } });
  }

  /** The root, on the condition that nobody changed it since `expected` (null: that it does not exist). */
  async root(content: Opened, expected: number | null): Promise<void> {
    const root = content.plain as Root;
    const externalId = content.sealed.externalId as string | null;
    const index: IndexKeys = { lpk: listPartition(this.#space), lsk: listSort(root.createdAt, root.id) };
    if (externalId !== null) {
      index.hpk = lookupKey(
        this.#space,
        'externalId',
        await lookupPseudonym(this.#space, 'externalId', externalId),
      );
    }
    const condition =
      expected === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'ver = :ver', ExpressionAttributeValues: { ':ver': expected } };
    this.#put(envelopeRecord, sortKey.root, content, this.#keys.envelope, index, condition);
  }

  document(content: Opened): void {
    const document = content.plain as PlainOf<typeof documentRecord>;
    this.#put(documentRecord, sortKey.document(document.number), content, this.#keys.envelope);
  }

  /** @param since since when something is stored about the person: they are counted by it when a breach is scoped */
  recipient(content: Opened, since: string): void {
    const recipient = content.plain as Recipient;
    const index = {
      lpk: namedListPartition(this.#space, 'people'),
      lsk: listSort(since, recipient.id),
      ...(recipient.linkHash !== null && { hpk: globalLookupKey('link', recipient.linkHash) }),
    };
    this.#put(
      recipientRecord,
      sortKey.recipient(recipient.number),
      content,
      this.#keys.recipients.get(recipient.id) ?? null,
      index,
    );
  }

  /** Pseudonyms by which a person can be found again; rows of their own because one recipient may have two. */
  async lookups(recipients: readonly Opened[]): Promise<TransactItem[]> {
    const rows: TransactItem[] = [];
    for (const { plain, sealed } of recipients) {
      const { id, number, erasedBy } = plain as Recipient;
      if (erasedBy !== null) continue;
      for (const kind of ['email', 'phone', 'recipient'] as const) {
        const value = kind === 'recipient' ? id : (sealed[kind] as string | null);
        if (value === null) continue;
        const place = { pk: envelopePartition(this.#space, this.#id), sk: sortKey.lookup(number, kind) };
        const pseudonym = await lookupPseudonym(this.#space, kind, value.toLowerCase());
        const item = encodeItem(lookupRecord, place, { plain: { recipientId: id, kind }, sealed: {} }, null, {
          hpk: lookupKey(this.#space, kind, pseudonym),
        });
        rows.push({ Put: { TableName: environment('RECORDS_TABLE'), Item: item } });
      }
    }
    return rows;
  }

  /** A number under its own key, and the row by which it can be found; the masked form is the recipient's. */
  async identityNumber({ personal, ...plain }: NewEntity<typeof identityNumberRecord>): Promise<void> {
    const key = await ensureNumberKey(this.#space, this.#id, plain.recipientId);
    const { recipientId, number, country } = plain;
    this.#put(identityNumberRecord, sortKey.identityNumber(number), { plain, sealed: personal }, key);
    const hpk = lookupKey(
      this.#space,
      'nationalId',
      await numberPseudonym(this.#space, country, personal.value),
    );
    const place = { pk: envelopePartition(this.#space, this.#id), sk: sortKey.lookup(number, 'nationalId') };
    const content = { plain: { recipientId, kind: 'nationalId' }, sealed: {} };
    const Item = encodeItem(lookupRecord, place, content, null, { hpk });
    this.before.push({ Put: { TableName: environment('RECORDS_TABLE'), Item } });
  }

  fields(fields: PlainOf<typeof fieldsRecord>): void {
    this.#put(fieldsRecord, sortKey.fields(fields.number), { plain: fields, sealed: {} }, null);
  }

  values(values: NewEntity<typeof valuesRecord>): void {
    const { personal, ...plain } = values;
    const key = this.#keys.recipients.get(values.recipientId) ?? null;
    this.#put(valuesRecord, sortKey.values(values.number), { plain, sealed: personal }, key);
  }

  attempt(attempt: PlainOf<typeof sealAttemptRecord>): void {
    this.#put(sealAttemptRecord, sortKey.attempt(attempt.attempt), { plain: attempt, sealed: {} }, null);
  }

  remove(sk: string): void {
    this.items.push({
      Delete: {
        TableName: environment('RECORDS_TABLE'),
        Key: { pk: envelopePartition(this.#space, this.#id), sk },
      },
    });
  }

  /** Brings the due items in line with the state; a done one leaves the index and stays as a row. */
  due(
    root: Root,
    recipients: readonly Recipient[],
    known: readonly PlainOf<typeof dueItemRecord>[],
    numbers: readonly PlainOf<typeof identityNumberRecord>[],
  ): void {
    // A plan that has begun stays due until the rows are gone: whoever died on the way is followed by the sweep.
    const wanted: ReadonlyMap<DueKind, string> =
      root.purging === null ? dueItems(root, recipients, numbers) : new Map([['purge', root.changedAt]]);
    for (const kind of dueKinds) {
      const at = wanted.get(kind) ?? null;
      const before = known.find((item) => item.kind === kind);
      if ((before?.dueAt ?? null) === at) continue;
      const index = at === null ? {} : { upk: dueShard(this.#id), usk: dueSort(at, this.#id, kind) };
      this.#put(
        dueItemRecord,
        sortKey.due(kind),
        { plain: { kind, dueAt: at, envelopeId: this.#id }, sealed: {} },
        null,
        index,
      );
    }
  }
}

const opened = (entity: { personal: object }): Opened => patched(entity, {});

/** Whose numbers will be there and may become due. */
function numbersAfter<P extends Purpose>(aggregate: Aggregate<P>, change: Change) {
  const added = (change.numbers ?? []).map(({ personal: _value, ...plain }) => plain);
  const gone = new Set([
    ...(change.removeRecipients ?? []),
    ...(change.removeNumbers ?? []),
    ...(change.forgetNumbers ?? []),
    ...added.map(({ recipientId }) => recipientId),
  ]);
  return [...aggregate.numbers.filter(({ recipientId }) => !gone.has(recipientId)), ...added];
}

/** The whole write set of one change, but for its history; and the root as it will be. */
export async function writeChange<P extends Purpose>(
  aggregate: Aggregate<P>,
  change: Change,
  keys: EnvelopeKeys,
  now: Date,
): Promise<{ items: TransactItem[]; before: TransactItem[] }> {
  const writer = new EnvelopeWriter(aggregate.space, aggregate.id, keys);
  const patchOf = <T extends { id: string }>(patches: readonly T[] | undefined, id: string): T | undefined =>
    patches?.find((patch) => patch.id === id);
  const recipients: Opened[] = [
    ...aggregate.recipients
      .filter((recipient) => change.removeRecipients?.includes(recipient.id) !== true)
      .map((recipient) => patched(recipient, patchOf(change.recipients, recipient.id) ?? {})),
    ...(change.addRecipients ?? []).map(opened),
  ];
  const ver = aggregate.root.ver + change.events.length;
  const root = patched(aggregate.root, { ...change.root, ver, changedAt: now.toISOString() });
  const plain = root.plain as Root;
  if (change.quiet === true && change.root !== undefined) {
    await writer.root(
      { ...root, plain: { ...plain, changedAt: aggregate.root.changedAt } },
      aggregate.root.ver,
    );
  }
  if (change.quiet !== true) {
    const { purgeAt, rule } = purgeDate(plain);
    await writer.root({ ...root, plain: { ...plain, purgeAt, purgeRule: rule } }, aggregate.root.ver);
    writer.due(
      plain,
      recipients.map((recipient) => recipient.plain as Recipient),
      aggregate.due,
      numbersAfter(aggregate, change),
    );
  }
  for (const document of aggregate.documents) {
    const patch = patchOf(change.documents, document.id);
    if (patch !== undefined) writer.document(patched(document, patch));
  }
  for (const document of change.addDocuments ?? []) writer.document(opened(document));
  const touched = recipients.filter(
    ({ plain: recipient }) =>
      patchOf(change.recipients, (recipient as Recipient).id) !== undefined ||
      change.addRecipients?.some((added) => added.id === (recipient as Recipient).id) === true,
  );
  for (const recipient of touched) writer.recipient(recipient, plain.createdAt);
  for (const fields of change.fields ?? []) writer.fields(fields);
  for (const values of change.values ?? []) writer.values(values);
  for (const attempt of change.attempts ?? []) writer.attempt(attempt);
  for (const number of change.numbers ?? []) await writer.identityNumber(number);
  for (const document of aggregate.documents.filter(
    ({ id }) => change.removeDocuments?.includes(id) === true,
  )) {
    writer.remove(sortKey.document(document.number));
    writer.remove(sortKey.fields(document.number));
  }
  for (const recipient of aggregate.recipients.filter(
    ({ id }) => change.removeRecipients?.includes(id) === true,
  )) {
    writer.remove(sortKey.recipient(recipient.number));
    writer.remove(sortKey.lookup(recipient.number, 'email'));
    writer.remove(sortKey.lookup(recipient.number, 'phone'));
    writer.remove(sortKey.lookup(recipient.number, 'recipient'));
  }
  const left = new Set([...(change.removeRecipients ?? []), ...(change.removeNumbers ?? [])]);
  for (const { number } of aggregate.numbers.filter(({ recipientId }) => left.has(recipientId))) {
    writer.remove(sortKey.identityNumber(number));
    writer.remove(sortKey.lookup(number, 'nationalId'));
  }
  return { items: writer.items, before: [...(await writer.lookups(touched)), ...writer.before] };
}
