import type { Json } from '../json-protocol.ts';

/** Units consumed by one call, per table and per index of it. */
export class Capacity {
  readonly tables = new Map<string, { own: number; indexes: Map<string, number> }>();
  readonly kind: 'read' | 'write';

  constructor(kind: 'read' | 'write') {
    this.kind = kind;
  }

  add(table: string, units: number, index?: string): void {
    const entry = this.tables.get(table) ?? { own: 0, indexes: new Map<string, number>() };
    this.tables.set(table, entry);
    if (index === undefined) entry.own += units;
    else entry.indexes.set(index, (entry.indexes.get(index) ?? 0) + units);
  }

  total(table: string): number {
    const entry = this.tables.get(table);
    return entry ? [...entry.indexes.values()].reduce((sum, units) => sum + units, entry.own) : 0;
  }

  /** ConsumedCapacity of every table, as `ReturnConsumedCapacity` asks for it; undefined for NONE. */
  describe(mode: unknown, transaction = false): Json[] | undefined {
    if (mode !== 'TOTAL' && mode !== 'INDEXES') return undefined;
    const units = (count: number) =>
      transaction
        ? { CapacityUnits: count, [this.kind === 'read' ? 'ReadCapacityUnits' : 'WriteCapacityUnits']: count }
        : { CapacityUnits: count };
    return [...this.tables].map(([TableName, { own, indexes }]) => {
      const total = { TableName, ...units(this.total(TableName)) };
      if (mode === 'TOTAL') return total;
      if (indexes.size === 0) return { ...total, Table: units(own) };
      const perIndex = Object.fromEntries([...indexes].map(([name, count]) => [name, units(count)]));
      return { ...total, Table: units(own), GlobalSecondaryIndexes: perIndex };
    });
  }
}
