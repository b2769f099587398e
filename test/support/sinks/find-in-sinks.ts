import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openContainers } from './open-containers.ts';
import { WordScanner } from './word-scanner.ts';

/** Which word was found where: a file, or a table of the local service's database with what its row belongs to. */
export interface Hit {
  readonly where: string;
  readonly word: string;
  readonly how: string;
}

/** The column that says to which table, queue, log group, machine or bucket a row belongs. */
const owners: Readonly<Record<string, string>> = {
  dynamodb_items: 'tbl',
  dynamodb_stream: 'stream',
  sqs_messages: 'queue',
  logs_events: 'log_group',
  states_executions: 'machine',
  s3_versions: 'bucket',
};

function* files(folder: string, but: ReadonlySet<string>): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (but.has(name)) continue;
    if (statSync(path).isDirectory()) yield* files(path, but);
    else yield path;
  }
}

const bytesOf = (cell: unknown): Buffer =>
  cell instanceof Uint8Array ? Buffer.from(cell) : Buffer.from(String(cell));

function* rows(file: string): Generator<{ where: string; bytes: Buffer }> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()) {
      const table = String(name);
      for (const row of database.prepare(`SELECT * FROM "${table}"`).iterate()) {
        const owner = owners[table];
        const where = owner === undefined ? table : `${table} ${String(row[owner])}`;
        yield {
          where,
          bytes: Buffer.concat(Object.values(row).flatMap((cell) => [bytesOf(cell), Buffer.of(0)])),
        };
      }
    }
  } finally {
    database.close();
  }
}

/** Not ours to empty: the world's mailboxes, the synthesised application, and what a start writes for its user. */
const notSinks = new Set(['outbox', 'cdk.out', 'ready.json', 'tenant.json']);

function* sinks(dataDir: string): Generator<{ where: string; bytes: Buffer }> {
  yield* rows(join(dataDir, 'state.db'));
  for (const path of files(dataDir, notSinks))
    yield { where: path.slice(dataDir.length + 1), bytes: readFileSync(path) };
}

/**
 * Searches everything the local service keeps for words, in all encodings and inside PDF, zip and gzip: every row of
 * every table (items, streams, queues, logs, workflow inputs and histories, objects' names and metadata), every
 * object's file with all its versions, and the raw database files. One hit per word and place.
 */
export function findInSinks(dataDir: string, words: readonly string[]): readonly Hit[] {
  const scanner = new WordScanner(words);
  const hits = new Map<string, Hit>();
  for (const { where, bytes } of sinks(dataDir)) {
    for (const part of openContainers(bytes)) {
      for (const [word, how] of scanner.scan(part)) hits.set(`${where}\0${word}`, { where, word, how });
    }
  }
  return [...hits.values()];
}
