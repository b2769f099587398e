import type { DataSubject, RecordDefinition } from '../inventory/define-record.ts';
import type { Purpose } from '../inventory/purposes.ts';
import type { PolicySources } from './policy-sources.ts';

/** One personal datum as the inventory declares it, wherever it lies. */
export interface DeclaredDatum {
  /** Record type and field, or the id of a copy. */
  readonly name: string;
  readonly category: string;
  readonly subject: Exclude<DataSubject, 'none'>;
  readonly role: 'controller' | 'processor';
  readonly purposes: readonly Purpose[];
  readonly source: 'sender' | 'subject' | 'generated' | 'organisation';
  readonly retention: string;
}

/** Every personal datum of records and copies. */
export function declaredData(sources: PolicySources): readonly DeclaredDatum[] {
  return [...sources.inventory.flatMap(ofRecord), ...sources.copies.map(ofCopy)];
}

function ofRecord(record: RecordDefinition): DeclaredDatum[] {
  return Object.entries({ ...record.plain, ...record.sealed }).flatMap(([name, field]) =>
    field.subject === 'none'
      ? []
      : [
          {
            name: `${record.type}.${name}`,
            category: field.category,
            subject: field.subject,
            role: field.role,
            purposes: field.purposes,
            source: field.source,
            retention: record.retention,
          },
        ],
  );
}

function ofCopy(copy: PolicySources['copies'][number]): DeclaredDatum {
  const { id, category, subject, purposes, retention } = copy;
  return { name: id, category, subject, role: 'processor', purposes, source: 'generated', retention };
}

/** Values in the order of a list, each once; what the list does not have comes last, as it came. */
export function inOrder<T extends string>(order: readonly T[], values: Iterable<T>): readonly T[] {
  const distinct = [...new Set(values)];
  const rank = (value: T) => (order.includes(value) ? order.indexOf(value) : order.length);
  return distinct.sort((a, b) => rank(a) - rank(b));
}
