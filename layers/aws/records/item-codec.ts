import type { Opened, RecordDefinition } from '../../privacy/inventory/define-record.ts';
import type { Purpose } from '../../privacy/inventory/purposes.ts';
import { close, open } from '../keys/aead.ts';

/** A stored item: where it lies, what it is (`t`, `v`), its clear attributes, its blob `b`, its index keys. */
export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };
export type IndexKeys = Partial<Record<'lpk' | 'lsk' | 'hpk' | 'upk' | 'usk', string>>;

const reserved = new Set(['pk', 'sk', 't', 'v', 'b', 'lpk', 'lsk', 'hpk', 'upk', 'usk', 'ttl']);

/** An attribute that no declaration names was about to be written or was found. */
export class UndeclaredAttribute extends Error {
  constructor(type: string, detail: string) {
    super(`record ${type}: ${detail}`);
    this.name = 'UndeclaredAttribute';
  }
}

/** The key that closes this record has been destroyed: its content is erased. */
export class KeyDestroyed extends Error {
  constructor(type: string) {
    super(`the key of this ${type} has been destroyed`);
    this.name = 'KeyDestroyed';
  }
}

const additionalData = (table: string, pk: string, sk: string, type: string, version: number): string =>
  `${table}|${pk}|${sk}|${type}|${version}`;

const names = (issues: readonly { path: PropertyKey[]; code: string; keys?: string[] }[]): string =>
  issues.map((issue) => [issue.path.join('.'), issue.code, ...(issue.keys ?? [])].join(' ')).join('; ');

/** The same record with its personal fields erased: what is left when the person's key has been destroyed. */
export const withoutPerson = (definition: RecordDefinition): RecordDefinition => ({
  ...definition,
  sealed: {},
  sealedSchema: definition.sealedSchema.pick({}),
});

const isEmpty = (definition: RecordDefinition): boolean => Object.keys(definition.sealed).length === 0;

/**
 * Encodes a record, always in its newest version.
 * @throws UndeclaredAttribute for anything the declaration does not name or with a wrong shape (values are not in the message)
 */
export function encodeItem(
  definition: RecordDefinition,
  place: { pk: string; sk: string },
  content: Opened,
  key: Uint8Array | null,
  index: IndexKeys = {},
): Item {
  const plain = definition.plainSchema.safeParse(content.plain);
  if (!plain.success) throw new UndeclaredAttribute(definition.type, names(plain.error.issues as never));
  const sealed = definition.sealedSchema.safeParse(content.sealed);
  if (!sealed.success) throw new UndeclaredAttribute(definition.type, names(sealed.error.issues as never));
  const head = { ...place, t: definition.type, v: definition.version, ...plain.data, ...index };
  if (isEmpty(definition)) return head;
  if (key === null) throw new KeyDestroyed(definition.type);
  const text = Buffer.from(JSON.stringify(sealed.data), 'utf8');
  const blob = close(
    key,
    text,
    additionalData(definition.table, place.pk, place.sk, definition.type, definition.version),
  );
  return { ...head, b: blob };
}

/** decode = upcast ∘ decrypt ∘ parse. */
export function decodeItem(definition: RecordDefinition, item: Item, key: Uint8Array | null): Opened {
  if (item.t !== definition.type) throw new UndeclaredAttribute(definition.type, `found a ${String(item.t)}`);
  let version = Number(item.v);
  let content: Opened = {
    plain: Object.fromEntries(Object.entries(item).filter(([name]) => !reserved.has(name))),
    sealed: {},
  };
  if (item.b !== undefined) {
    if (key === null) throw new KeyDestroyed(definition.type);
    const text = open(
      key,
      item.b as Uint8Array,
      additionalData(definition.table, item.pk, item.sk, definition.type, version),
    );
    content = { plain: content.plain, sealed: JSON.parse(text.toString('utf8')) as Record<string, unknown> };
  }
  for (; version < definition.version; version += 1) {
    const upcast = definition.upcasts[version];
    if (upcast === undefined)
      throw new UndeclaredAttribute(definition.type, `no upcast from version ${version}`);
    content = upcast(content);
  }
  const plain = definition.plainSchema.safeParse(content.plain);
  const sealed = definition.sealedSchema.safeParse(content.sealed);
  if (!plain.success) throw new UndeclaredAttribute(definition.type, names(plain.error.issues as never));
  if (!sealed.success) throw new UndeclaredAttribute(definition.type, names(sealed.error.issues as never));
  return { plain: plain.data, sealed: sealed.data };
}

const origin = Symbol('sealed content as stored');

interface Loaded {
  readonly [origin]?: Readonly<Record<string, unknown>>;
  readonly personal: Readonly<Record<string, unknown>>;
}

/** The view of a record that a purpose may have: fields not declared for it are not there, at run time either. */
export function viewFor<P extends Purpose>(definition: RecordDefinition, opened: Opened, purpose: P): object {
  const allowed = Object.entries(opened.sealed).filter(([name]) =>
    definition.sealed[name]?.purposes.includes(purpose),
  );
  return { ...opened.plain, personal: Object.fromEntries(allowed), [origin]: opened.sealed };
}

/** A view with a patch on it, back to the whole content: what the purpose could not see stays as it was. */
export function patched(
  view: object,
  patch: { readonly personal?: object } & Readonly<Record<string, unknown>>,
): Opened {
  const loaded = view as Loaded & Record<string, unknown>;
  const { personal: seen, ...plain } = loaded;
  const { personal: changed, ...plainPatch } = patch;
  return { plain: { ...plain, ...plainPatch }, sealed: { ...(loaded[origin] ?? seen), ...changed } };
}
