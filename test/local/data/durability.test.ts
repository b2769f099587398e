import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../../lib/local/store.ts';

let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sigill-store-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

it('what is committed survives a kill; what is not committed was never there', async () => {
  const child: ChildProcess = fork(join(import.meta.dirname, 'write-until-killed.ts'), [dataDir], {
    execArgv: [],
  });
  const [acknowledged] = (await once(child, 'message')) as [number];
  child.kill('SIGKILL');
  await once(child, 'exit');
  const store = openStore(dataDir);
  const { n, last } = store.sql('SELECT count(*) AS n, max(id) AS last FROM numbers').get() as {
    n: number;
    last: number;
  };
  store.close();
  expect(n).toBeGreaterThanOrEqual(acknowledged);
  // Rows are written in pairs.
  expect([n % 2, last]).toEqual([0, n]);
});

it('a failed transaction leaves nothing, and tells no listener', () => {
  const store = openStore(dataDir);
  const heard: string[] = [];
  const fail = () =>
    store.transaction(() => {
      store.db.exec('CREATE TABLE half (id INTEGER)');
      store.transaction(() => store.afterCommit(() => heard.push('half')));
      throw new Error('half way');
    });
  expect(fail).toThrow('half way');
  expect(() => store.sql('SELECT * FROM half')).toThrow('no such table');
  store.transaction(() => store.afterCommit(() => heard.push('whole')));
  store.close();
  expect(heard).toEqual(['whole']);
});

it('deleted data are gone from the files after compact', () => {
  const store = openStore(dataDir);
  store.db.exec('CREATE TABLE people (name TEXT) STRICT');
  const canary = 'Astrid Kanariefugl 4711';
  for (let n = 0; n < 200; n += 1)
    store.sql('INSERT INTO people VALUES (?)').run(`${canary} ${n} ${'x'.repeat(500)}`);
  const holds = () => readdirSync(dataDir).some((file) => readFileSync(join(dataDir, file)).includes(canary));
  expect(holds()).toBe(true);
  store.db.exec('DELETE FROM people');
  store.compact();
  expect(holds()).toBe(false);
  store.close();
});
