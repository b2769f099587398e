import type { Attribute, Item } from './types.ts';

/**
 * Bytes of an item as DynamoDB counts them: names and strings in UTF-8, numbers about half their digits plus one,
 * three bytes for a map or list plus one per element (Developer Guide, "Item sizes and formats").
 */
export function itemSize(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + attributeSize(value),
    0,
  );
}

const sum = <T>(values: T[], size: (value: T) => number) =>
  values.reduce((total, value) => total + size(value), 0);
const binarySize = (base64: string) => Buffer.byteLength(base64, 'base64');

function numberSize(text: string): number {
  const digits = text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length;
  return 1 + Math.ceil(digits / 2) + (text.startsWith('-') ? 1 : 0);
}

function attributeSize(value: Attribute): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return binarySize(value.B);
  if (value.SS) return sum(value.SS, (one) => Buffer.byteLength(one));
  if (value.NS) return sum(value.NS, numberSize);
  if (value.BS) return sum(value.BS, binarySize);
  if (value.L) return 3 + sum(value.L, (one) => 1 + attributeSize(one));
  if (value.M) return 3 + Object.keys(value.M).length + itemSize(value.M);
  return 1;
}

/** Read units of so many bytes: one per started 4 KB, half when eventually consistent, double in a transaction. */
export function readUnits(bytes: number, mode: 'consistent' | 'eventual' | 'transaction'): number {
  const factor = { consistent: 1, eventual: 0.5, transaction: 2 }[mode];
  return Math.max(1, Math.ceil(bytes / 4096)) * factor;
}

/** Write units of so many bytes: one per started KB, double in a transaction. */
export function writeUnits(bytes: number, transaction = false): number {
  return Math.max(1, Math.ceil(bytes / 1024)) * (transaction ? 2 : 1);
}
