import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleClosure } from '../../../lib/bundle/bundle-closure.ts';
import { bundleFunctions, type FunctionBundle } from '../../../lib/bundle/bundle-functions.ts';
import { eventEntry } from '../../../lib/bundle/entry.ts';
import { emptyFolder } from '../support/templates.ts';

const sources = {
  'functions/one/first.ts': `
    import { shared } from '../../layers/shared.ts';
    import nodemailer from 'nodemailer';
    export const handler = async (name: string) => ({ text: shared(name), transport: typeof nodemailer.createTransport });`,
  'functions/one/second.ts': `
    import { shared } from '../../layers/shared.ts';
    export const handler = async (name: string) => shared(name).length + (await import('../../layers/rare.ts')).rare;`,
  'layers/shared.ts': `export const shared = (name: string): string => 'shared text for ' + name;`,
  'layers/rare.ts': `export const rare = 1000;`,
};

const load = (bundle: FunctionBundle, name: string): Promise<{ handler(name: string): Promise<unknown> }> =>
  import(/* @vite-ignore */ pathToFileURL(join(bundle.codeDir, `units/${name}.mjs`)).href);

describe('the bundle of all functions', () => {
  const root = emptyFolder();
  let bundle: FunctionBundle;

  beforeAll(async () => {
    for (const [path, text] of Object.entries(sources)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    bundle = await bundleFunctions(root, join(root, 'out'), [
      eventEntry('one/first'),
      eventEntry('one/second'),
    ]);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('runs as plain modules, with libraries in CommonJS inside', async () => {
    const { handler } = await load(bundle, 'one-first');
    expect(await handler('you')).toEqual({ text: 'shared text for you', transport: 'function' });
  });

  it('stores shared code once', () => {
    const files = readdirSync(bundle.codeDir, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const holding = files.filter(({ parentPath, name }) =>
      readFileSync(join(parentPath, name), 'utf8').includes('shared text for'),
    );
    expect(holding).toHaveLength(1);
  });

  it('loads at start what is imported, and later what is imported later', async () => {
    const atStart = bundleClosure(bundle.metafile, 'one-second');
    const everything = bundleClosure(bundle.metafile, 'one-second', true);
    expect([...atStart.inputs]).toContain('layers/shared.ts');
    expect([...atStart.inputs]).not.toContain('layers/rare.ts');
    expect([...everything.inputs]).toContain('layers/rare.ts');
    expect(everything.bytes).toBeGreaterThan(atStart.bytes);
    const { handler } = await load(bundle, 'one-second');
    expect(await handler('')).toBe(1016);
  });

  it('does not make one function carry another’s libraries', () => {
    const { inputs } = bundleClosure(bundle.metafile, 'one-second', true);
    expect([...inputs].filter((path) => path.includes('nodemailer'))).toEqual([]);
  });

  it('ships no source maps, but keeps them beside', () => {
    const shipped = readdirSync(bundle.codeDir, { recursive: true }).map(String);
    expect(shipped.filter((name) => !/\.mjs$/.test(name) && name.includes('.'))).toEqual([]);
    expect(readdirSync(bundle.mapsDir, { recursive: true }).map(String)).toContain(
      join('units', 'one-first.mjs.map'),
    );
  });

  it('fails for a handler without the export that is asked for', async () => {
    writeFileSync(join(root, 'functions/one/third.ts'), 'export const wrong = 1;');
    const attempt = bundleFunctions(root, join(root, 'out2'), [eventEntry('one/third')]);
    await expect(attempt).rejects.toThrow(/No matching export .* for import "handler"/);
  });

  it('knows no entry that was not bundled', () => {
    expect(() => bundleClosure(bundle.metafile, 'one-fourth')).toThrow(RangeError);
  });
});
