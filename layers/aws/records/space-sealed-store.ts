import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Failure, notFound, versionConflict } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { PlainOf, RecordDefinition, SealedOf } from '../../privacy/inventory/define-record.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { spaceKey } from '../keys/space-keys.ts';
import { decodeItem, encodeItem, type IndexKeys, type Item } from './item-codec.ts';
import { sortKey } from './keys-of-items.ts';

const tries = 5;

type Whole<R> = PlainOf<R> & SealedOf<R>;
interface Versioned {
  readonly id: string;
  readonly ver: number;
}

/** Records that stand alone, one root each, closed under their space's key and changed with an optimistic lock. */
export interface SpaceSealedStore<Stored> {
  load(space: Space, id: string): Promise<Stored | null>;
  /** Put once; a second call finds the first one of this id. */
  create(space: Space, stored: Stored): Promise<Stored>;
  /**
   * Read, decide, write; null changes nothing.
   * @throws Failure 404, 409 `conflict`, 412 when `ifMatch` names another version
   */
  change(
    space: Space,
    id: string,
    decide: (stored: Stored) => Partial<Stored> | null,
    options?: { readonly ifMatch?: readonly number[] | null },
  ): Promise<Stored>;
  decode(space: Space, item: Item): Promise<Stored>;
}

/** @param what how a message to a developer calls such a record */
export function spaceSealedStore<R extends RecordDefinition>(
  definition: R,
  what: string,
  partition: (space: Space, id: string) => string,
  indexOf: (space: Space, stored: Whole<R> & Versioned) => IndexKeys = () => ({}),
): SpaceSealedStore<Whole<R> & Versioned> {
  type Stored = Whole<R> & Versioned;
  const place = (space: Space, id: string) => ({ pk: partition(space, id), sk: sortKey.root });

  async function decode(space: Space, item: Item): Promise<Stored> {
    const { plain, sealed } = decodeItem(definition, item, await spaceKey(space));
    return { ...plain, ...sealed } as Stored;
  }

  async function load(space: Space, id: string): Promise<Stored | null> {
    const { Item } = await dynamo().send(
      new GetCommand({
        TableName: environment('RECORDS_TABLE'),
        Key: place(space, id),
        ConsistentRead: true,
      }),
    );
    return Item === undefined || Item.t !== definition.type ? null : decode(space, Item as Item);
  }

  /** @returns false when it has changed since `before` (null: when it exists) */
  async function write(space: Space, stored: Stored, before: number | null): Promise<boolean> {
    const entries = Object.entries(stored);
    const content = {
      plain: Object.fromEntries(entries.filter(([name]) => !(name in definition.sealed))),
      sealed: Object.fromEntries(entries.filter(([name]) => name in definition.sealed)),
    };
    const condition =
      before === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'ver = :ver', ExpressionAttributeValues: { ':ver': before } };
    try {
      await dynamo().send(
        new PutCommand({
          TableName: environment('RECORDS_TABLE'),
          Item: encodeItem(
            definition,
            place(space, stored.id),
            content,
            await spaceKey(space),
            indexOf(space, stored),
          ),
          ...condition,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  }

  return {
    load,
    decode,
    async create(space, stored) {
      if (await write(space, stored, null)) return stored;
      return (await load(space, stored.id)) ?? stored;
    },
    async change(space, id, decide, { ifMatch = null } = {}) {
      for (let attempt = 1; attempt <= tries; attempt += 1) {
        const stored = await load(space, id);
        if (stored === null) throw notFound();
        if (ifMatch !== null && !ifMatch.includes(stored.ver)) throw versionConflict();
        const decided = decide(stored);
        if (decided === null) return stored;
        const next = { ...stored, ...decided, ver: stored.ver + 1 };
        if (await write(space, next, stored.ver)) return next;
      }
      throw new Failure(409, 'conflict', `The ${what} is changing too fast; try again.`, { retryAfter: 1 });
    },
  };
}
