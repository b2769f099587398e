import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Who was erased: whole envelopes, and single people as `env_….rcp_…`. */
export type Erased = ReadonlySet<string>;

/** The three counts of a proof: everything, what was to be erased, and what nobody may have touched. */
export interface Content {
  readonly all: number;
  readonly erased: number;
  readonly untouched: number;
  /** SHA-256 over the untouched rows: the same before and after. */
  readonly digest: string;
}

type Item = Readonly<Record<string, { readonly S?: string; readonly B?: string }>>;
const text = (item: Item, name: string): string => item[name]?.S ?? '';

/** Rows that hold something of somebody: closed content, a pseudonym, or a key. */
const holds = (item: Item): boolean =>
  item.b !== undefined || item.wrapped !== undefined || text(item, 't') === 'lookup';

/** The envelope that a row belongs to, and the person in it. */
function ownersOf(item: Item): readonly string[] {
  const envelope = text(item, 'pk').split('#')[2] ?? '';
  const keyOf = /^[RN]#(rcp_.*)$/.exec(text(item, 'sk'))?.[1] ?? '';
  const named = text(item, 't') === 'recipient' ? text(item, 'id') : '';
  const person = text(item, 'recipientId') || text(item, 'subject') || named || keyOf;
  return [envelope, `${envelope}.${person}`];
}

/** Counts rows with content in the records and keys of a data folder. @param ending of restored tables' names */
export function countContent(dataDir: string, ending: string, gone: Erased): Content {
  const database = new DatabaseSync(join(dataDir, 'state.db'), { readOnly: true });
  try {
    const rows = database
      .prepare('SELECT tbl, item FROM dynamodb_items WHERE tbl IN (?, ?) ORDER BY tbl, hash, range')
      .all(`sigill-local-records${ending}`, `sigill-local-keys${ending}`)
      .map(({ tbl, item }) => ({ line: `${tbl} ${item}`, item: JSON.parse(String(item)) as Item }))
      .filter(({ item }) => holds(item));
    const untouched = rows.filter(({ item }) => !ownersOf(item).some((owner) => gone.has(owner)));
    const digest = createHash('sha256');
    for (const { line } of untouched) digest.update(`${line}\n`);
    return {
      all: rows.length,
      erased: rows.length - untouched.length,
      untouched: untouched.length,
      digest: digest.digest('hex'),
    };
  } finally {
    database.close();
  }
}
