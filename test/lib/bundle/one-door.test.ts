import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleClosure } from '../../../lib/bundle/bundle-closure.ts';
import { bundleFunctions } from '../../../lib/bundle/bundle-functions.ts';
import { allEntries } from '../../../lib/bundle/entries.ts';
import { unitsThat } from '../../../lib/units/all-grants.ts';
import { emptyFolder } from '../support/templates.ts';

/** The one module that may open a connection which is not the SDK's. */
const door = /^layers\/aws\/egress\//;

const outbound =
  /(?<![.#\w])(fetch|WebSocket|EventSource)\s*\(|globalThis\.fetch|from 'node:(http|https|http2|net|tls|dgram|dns)(\/\w+)?'|import\('node:(http|https|net|tls)'\)/;
/** Helpers of `node:net` that open nothing. */
const harmless = /import \{ (isIP|isIPv4|isIPv6)(, (isIP|isIPv4|isIPv6))* \} from 'node:net';/g;

const opens = (source: string): boolean => outbound.test(source.replaceAll(harmless, ''));

describe('connections that are not AWS’s', () => {
  const root = emptyFolder();
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('are opened by one module of what is deployed', async () => {
    const entries = allEntries();
    const { metafile } = await bundleFunctions(resolve('.'), root, entries);
    const deployed = new Set(entries.flatMap(({ name }) => [...bundleClosure(metafile, name, true).inputs]));
    const own = [...deployed].filter((path) => /^(functions|layers)\//.test(path));
    expect(own.length).toBeGreaterThan(100);
    const found = own.filter(
      (path) => !door.test(path) && opens(readFileSync(join(resolve('.'), path), 'utf8')),
    );
    expect(found).toEqual([]);
    const withDoor = entries
      .filter(({ name }) => [...bundleClosure(metafile, name, true).inputs].some((path) => door.test(path)))
      .map(({ name }) => name);
    const granted = unitsThat(({ egress }) => egress === true).map((id) => id.replace('/', '-'));
    expect(withDoor.toSorted()).toEqual(granted.toSorted());
  });

  it.each([
    'const answer = await fetch(url);',
    "import { request } from 'node:https';",
    "import { lookup } from 'node:dns/promises';",
    'new WebSocket (url)',
    "const http = await import('node:http');",
  ])('would be seen in %s', (source) => {
    expect(opens(source)).toBe(true);
  });

  it.each(['await this.#fetch({ url })', 'input.fetch(request)', "import { isIPv6 } from 'node:net';"])(
    'are not taken for what is none: %s',
    (source) => {
      expect(opens(source)).toBe(false);
    },
  );
});
