import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync, inflateSync } from 'node:zlib';

/** Where a word was found: a file, or a table of the local service's database. */
export interface Hit {
  readonly where: string;
  readonly how: string;
}

/** Every way a word may stand in a sink. */
function encodings(word: string): readonly { readonly how: string; readonly bytes: Buffer }[] {
  const utf8 = Buffer.from(word, 'utf8');
  const inBase64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and last characters also hold bits of the neighbours.
    return text.slice(Math.ceil((shift * 8) / 6), text.length - ((shift + utf8.length) % 3 === 0 ? 0 : 1));
  });
  return [
    { how: 'plain', bytes: utf8 },
    { how: 'lower case', bytes: Buffer.from(word.toLowerCase(), 'utf8') },
    { how: 'URL', bytes: Buffer.from(encodeURIComponent(word)) },
    { how: 'JSON', bytes: Buffer.from(JSON.stringify(word).slice(1, -1)) },
    { how: 'hexadecimal', bytes: Buffer.from(utf8.toString('hex')) },
    { how: 'UTF-16', bytes: Buffer.from(word, 'utf16le') },
    { how: 'UTF-16BE', bytes: Buffer.from(word, 'utf16le').swap16() },
    ...inBase64.map((text) => ({ how: 'base64', bytes: Buffer.from(text) })),
    ...inBase64.map((text) => ({
      how: 'base64url',
      bytes: Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_')),
    })),
  ];
}

/** Deflated parts of a file (PDF streams, zip members) and gzip bodies, opened. */
function opened(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) parts.push(gunzipSync(bytes));
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    const end = bytes.indexOf('endstream', at);
    if (end < 0) break;
    try {
      parts.push(inflateSync(bytes.subarray(at + 7, end)));
    } catch {
      // Not deflated: its bytes are searched as they are.
    }
  }
  return parts;
}

function search(where: string, bytes: Buffer, words: readonly string[]): Hit[] {
  const bodies = [bytes, ...opened(bytes)];
  return words.flatMap((word) =>
    encodings(word).flatMap(({ how, bytes: needle }) =>
      bodies.some((body) => body.includes(needle)) ? [{ where, how }] : [],
    ),
  );
}

function* files(folder: string, but: ReadonlySet<string>): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (but.has(name)) continue;
    if (statSync(path).isDirectory()) yield* files(path, but);
    else yield path;
  }
}

/**
 * Searches everything the local service keeps for words: every row of every table with its name, every object's
 * file, and the raw database files, in all encodings. `outbox` stands for the world's mailboxes and is left out.
 */
export function findInSinks(dataDir: string, words: readonly string[]): readonly Hit[] {
  const hits: Hit[] = [];
  const database = new DatabaseSync(join(dataDir, 'state.db'), { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const { name } of tables) {
      for (const row of database.prepare(`SELECT * FROM "${String(name)}"`).iterate()) {
        const cells = Object.values(row).map((cell) =>
          cell instanceof Uint8Array ? Buffer.from(cell) : Buffer.from(String(cell)),
        );
        hits.push(...search(`table ${String(name)}`, Buffer.concat(cells), words));
      }
    }
  } finally {
    database.close();
  }
  for (const path of files(dataDir, new Set(['outbox', 'cdk.out', 'ready.json', 'tenant.json']))) {
    hits.push(...search(path.slice(dataDir.length + 1), readFileSync(path), words));
  }
  return hits;
}
