import { createHash } from 'node:crypto';
import { attributeType, keyNames, numberText } from './dynalite.ts';
import type { Attribute, Item, KeySchema, TableDefinition } from './types.ts';

/** Primary key columns. `hash` starts with four scrambled bytes, so that a Scan is in no helpful order, as on AWS. */
export interface Position {
  hash: Buffer;
  range: Buffer;
}

/** Bytes that sort as DynamoDB sorts the value: UTF-8, unsigned bytes, or by number. */
export function sortableBytes(value: Attribute): Buffer {
  if (value.S !== undefined) return Buffer.from(value.S);
  if (value.B !== undefined) return Buffer.from(value.B, 'base64');
  return Buffer.from(numberText(value.N ?? '0'));
}

export function hashBytes(value: Attribute): Buffer {
  const bytes = sortableBytes(value);
  return Buffer.concat([createHash('sha256').update(bytes).digest().subarray(0, 4), bytes]);
}

/** Where an item stands under a key schema; undefined when it lacks a key attribute (a sparse index). */
export function positionOf(item: Item, schema: KeySchema): Position | undefined {
  const [hashName = '', rangeName] = keyNames(schema);
  const hash = item[hashName];
  const range = rangeName === undefined ? undefined : item[rangeName];
  if (!hash || (rangeName !== undefined && !range)) return undefined;
  return { hash: hashBytes(hash), range: range ? sortableBytes(range) : Buffer.alloc(0) };
}

/** The key attributes of an item. */
export function keyOf(item: Item, schemas: KeySchema[]): Item {
  const names = new Set(schemas.flatMap(keyNames));
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}

/** The smallest bytes greater than everything that starts with `prefix`; undefined when there is no end. */
export function afterPrefix(prefix: Buffer): Buffer | undefined {
  const end = Buffer.from(prefix);
  for (let index = end.length - 1; index >= 0; index -= 1) {
    const byte = end[index] ?? 0;
    if (byte === 255) continue;
    end[index] = byte + 1;
    return end.subarray(0, index + 1);
  }
  return undefined;
}

/** `<name> <type>` of the key attributes, to see whether a table's key changed. */
export const describeKeys = (table: TableDefinition): string =>
  table.KeySchema.map(({ AttributeName }) => `${AttributeName} ${attributeType(table, AttributeName)}`).join(
    ', ',
  );
