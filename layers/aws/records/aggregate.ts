import type { Space } from '../../domain/space.ts';
import type { Aggregate } from '../../ports/envelope-store.ts';
import type { Opened, RecordDefinition } from '../../privacy/inventory/define-record.ts';
import type { Purpose } from '../../privacy/inventory/purposes.ts';
import { documentRecord } from '../../privacy/inventory/records/document.ts';
import { envelopeRecord } from '../../privacy/inventory/records/envelope.ts';
import { fieldsRecord, valuesRecord } from '../../privacy/inventory/records/fields.ts';
import { dueItemRecord, sealAttemptRecord } from '../../privacy/inventory/records/housekeeping.ts';
import { identityNumberRecord } from '../../privacy/inventory/records/identity-number.ts';
import { recipientRecord } from '../../privacy/inventory/records/recipient.ts';
import type { EnvelopeKeys } from '../keys/envelope-keys.ts';
import { decodeItem, type Item, viewFor, withoutPerson } from './item-codec.ts';

/** What is shown in place of an erased person's fields: empty, never invented. */
function blank(definition: RecordDefinition): Readonly<Record<string, unknown>> {
  const emptyOf = (schema: { safeParse(value: unknown): { success: boolean } }): unknown =>
    [null, '', {}, []].find((candidate) => schema.safeParse(candidate).success);
  return Object.fromEntries(
    Object.entries(definition.sealed).map(([name, field]) => [name, emptyOf(field.schema)]),
  );
}

/** Opens one item; a person's record whose key is destroyed keeps its clear fields and shows blanks. */
function openItem(
  definition: RecordDefinition,
  item: Item,
  keys: EnvelopeKeys,
  recipientId: string | null,
): Opened {
  if (recipientId === null) return decodeItem(definition, item, keys.envelope);
  const key = keys.recipients.get(recipientId) ?? null;
  if (key !== null) return decodeItem(definition, item, key);
  const { b: _erased, ...rest } = item;
  return {
    plain: decodeItem(withoutPerson(definition), rest as Item, null).plain,
    sealed: blank(definition),
  };
}

/** That somebody has a national identity number; nothing here can open it. */
const withoutNumbers = (items: readonly Item[]): object[] =>
  items
    .filter((item) => item.t === identityNumberRecord.type)
    .map(
      ({ b: _vaulted, ...rest }) => decodeItem(withoutPerson(identityNumberRecord), rest as Item, null).plain,
    );

/** The aggregate as stored, cut to a purpose. `items` is everything in the partition before the events. */
export function decodeAggregate<P extends Purpose>(
  space: Space,
  id: string,
  items: readonly Item[],
  keys: EnvelopeKeys,
  purpose: P,
): Aggregate<P> {
  const all = (definition: RecordDefinition, owner: (item: Item) => string | null = () => null): object[] =>
    items
      .filter((item) => item.t === definition.type)
      .map((item) => viewFor(definition, openItem(definition, item, keys, owner(item)), purpose));
  const [root] = all(envelopeRecord);
  if (root === undefined) throw new Error('an envelope without a root');
  // The codec has checked every shape against its declaration; this is where that knowledge becomes a type.
  return {
    space,
    id,
    root,
    documents: all(documentRecord),
    recipients: all(recipientRecord, (item) => String(item.id)),
    fields: all(fieldsRecord),
    values: all(valuesRecord, (item) => String(item.recipientId)),
    attempts: all(sealAttemptRecord),
    numbers: withoutNumbers(items),
    due: all(dueItemRecord),
  } as unknown as Aggregate<P>;
}
