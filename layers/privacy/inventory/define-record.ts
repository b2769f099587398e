import * as z from 'zod';
import { type Purpose, purposes } from './purposes.ts';

export type DataSubject = 'none' | 'signer' | 'sender' | 'user' | 'requester' | 'contact';
export type Role = 'controller' | 'processor';

/** What the law wants known about one stored field (GDPR art. 30; art. 13–15). */
export interface FieldDeclaration<Schema extends z.ZodType, Allowed extends Purpose> {
  readonly schema: Schema;
  readonly category: string;
  readonly subject: DataSubject;
  readonly role: Role;
  readonly purposes: readonly Allowed[];
  readonly source: 'sender' | 'subject' | 'generated' | 'organisation';
  readonly export: readonly ('art15' | 'art20')[];
  readonly log: 'allowed' | 'never';
}

type AnyField = FieldDeclaration<z.ZodType, Purpose>;
type Fields = Readonly<Record<string, AnyField>>;

/** A field that says nothing about a person: ids, states, times, counts, digests. Kept in clear. */
export const technical = <Schema extends z.ZodType>(schema: Schema): FieldDeclaration<Schema, Purpose> => ({
  schema,
  category: 'system.operations',
  subject: 'none',
  role: 'processor',
  purposes,
  source: 'generated',
  export: [],
  log: 'allowed',
});

/** A personal field: lives only inside the record's encrypted blob and serves only the purposes it names. */
export const personal = <Schema extends z.ZodType, const Allowed extends Purpose>(
  schema: Schema,
  declaration: {
    category: string;
    subject: Exclude<DataSubject, 'none'>;
    purposes: readonly Allowed[];
    role?: Role;
    source?: 'sender' | 'subject' | 'generated' | 'organisation';
    export?: readonly ('art15' | 'art20')[];
  },
): FieldDeclaration<Schema, Allowed> => ({
  role: 'processor',
  source: 'sender',
  export: ['art15'],
  ...declaration,
  schema,
  log: 'never',
});

/** A keyed hash of something personal: kept in clear to be found again, and personal all the same (EDPB 01/2025). */
export const pseudonymous = <Schema extends z.ZodType, const Allowed extends Purpose>(
  schema: Schema,
  declaration: {
    category: string;
    subject: Exclude<DataSubject, 'none'>;
    source: 'sender' | 'subject' | 'generated' | 'organisation';
    purposes: readonly Allowed[];
  },
): FieldDeclaration<Schema, Allowed> => ({
  role: 'processor',
  export: [],
  ...declaration,
  schema,
  log: 'never',
});

/** Which key of the envelope's hierarchy closes the blob: erasing that key erases the fields. */
export type SealedUnder = 'none' | 'space' | 'envelope' | 'recipient' | 'vault';
export type TableName = 'records' | 'evidence' | 'outbox' | 'ephemeral' | 'keys';

type ShapeOf<F extends Fields> = { [Name in keyof F]: F[Name]['schema'] };

export interface RecordDefinition<
  Type extends string = string,
  Plain extends Fields = Fields,
  Sealed extends Fields = Fields,
> {
  readonly type: Type;
  readonly version: number;
  readonly table: TableName;
  readonly under: SealedUnder;
  /** Retention rule id (layers/privacy/retention); never empty: nothing is kept without an end. */
  readonly retention: string;
  readonly erasure: 'delete' | 'destroyKey' | 'tombstone' | 'keep';
  readonly plain: Plain;
  readonly sealed: Sealed;
  readonly plainSchema: z.ZodObject<ShapeOf<Plain>>;
  readonly sealedSchema: z.ZodObject<ShapeOf<Sealed>>;
  /** `upcasts[n]` turns version n into n + 1; pure, kept for ever, each with a stored fixture in the tests. */
  readonly upcasts: Readonly<Record<number, Upcast>>;
}

/** One stored item's content, opened: clear attributes and the blob's fields. */
export interface Opened {
  readonly plain: Readonly<Record<string, unknown>>;
  readonly sealed: Readonly<Record<string, unknown>>;
}
export type Upcast = (old: Opened) => Opened;

/** Declares a record once; its type, schema, codec, art. 30 entry, extract and policy sentence follow from this. */
export function defineRecord<
  const Type extends string,
  Plain extends Fields,
  Sealed extends Fields,
>(definition: {
  type: Type;
  version: number;
  table: TableName;
  under: SealedUnder;
  retention: string;
  erasure: RecordDefinition['erasure'];
  plain: Plain;
  sealed: Sealed;
  upcasts?: Readonly<Record<number, Upcast>>;
}): RecordDefinition<Type, Plain, Sealed> {
  if (definition.under === 'none' && Object.keys(definition.sealed).length > 0) {
    throw new TypeError(`${definition.type}: personal fields need a key`);
  }
  const schema = <F extends Fields>(fields: F) =>
    z.strictObject(
      Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema])) as ShapeOf<F>,
    ) as unknown as z.ZodObject<ShapeOf<F>>;
  return {
    upcasts: {},
    ...definition,
    plainSchema: schema(definition.plain),
    sealedSchema: schema(definition.sealed),
  };
}

type Values<F extends Fields> = { [Name in keyof F]: z.output<F[Name]['schema']> };

/** The fields of a record that may serve a purpose; all others do not exist for the compiler. */
type Visible<F extends Fields, P extends Purpose> = {
  [Name in keyof F as P extends F[Name]['purposes'][number] ? Name : never]: z.output<F[Name]['schema']>;
};

export type PlainOf<R> = R extends RecordDefinition<string, infer Plain, Fields> ? Values<Plain> : never;
export type SealedOf<R> = R extends RecordDefinition<string, Fields, infer Sealed> ? Values<Sealed> : never;

/** What a use case with purpose P sees of a record: the clear fields, and `personal` cut to the purpose. */
export type Entity<R, P extends Purpose> =
  R extends RecordDefinition<string, infer Plain, infer Sealed>
    ? Readonly<Values<Plain>> & { readonly personal: Readonly<Visible<Sealed, P>> }
    : never;

/** A whole record to be written for the first time. */
export type NewEntity<R> = PlainOf<R> & { personal: SealedOf<R> };
