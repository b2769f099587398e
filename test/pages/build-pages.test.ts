import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AssetManifest, InvalidManifestError, parseManifest } from '../../layers/pages/assets.ts';
import { buildPages } from '../../lib/pages/build-pages.ts';

let folder = '';
let manifest: AssetManifest;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  manifest = await buildPages(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function textOf(name: string): string {
  const file = manifest.files.find((one) => one.name === name);
  const bytes = readFileSync(join(folder, name));
  return (file?.contentEncoding === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
}

describe('the built pages', () => {
  it('are what the manifest says, byte for byte', () => {
    for (const { name, bytes, sha256 } of manifest.files) {
      const stored = readFileSync(join(folder, name));
      expect(stored.byteLength).toBe(bytes);
      expect(createHash('sha256').update(stored).digest('hex')).toBe(sha256);
    }
    expect(readdirSync(folder).sort()).toEqual(
      [...manifest.files.map(({ name }) => name), 'manifest.json'].sort(),
    );
  });

  it('can be read back from the manifest on disk', () => {
    expect(parseManifest(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))).toEqual(manifest);
  });

  it('stay small: 3 MB together, what a signer loads before the document under 60 kB', () => {
    expect(manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(3_000_000);
    const first = [
      manifest.assets['sign.js'],
      manifest.assets['sigill.css'],
      ...importsOf(manifest.assets['sign.js']),
    ];
    const sizes = manifest.files.filter(({ name }) => first.includes(name)).map(({ bytes }) => bytes);
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(60_000);
  });

  it('the page that checks files is one file of at most 200 kB', () => {
    const script = manifest.assets['verify.js'];
    expect(importsOf(script)).toEqual([]);
    expect(textOf(script)).not.toContain('import(');
    expect(Buffer.byteLength(textOf(script))).toBeLessThanOrEqual(200_000);
  });

  it('have names that the asset route accepts and that change with the content', () => {
    for (const { name } of manifest.files) {
      expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/);
      expect(name).toMatch(/-[A-Z0-9]{8}\.|-[0-9a-f]{10}\.|^pdfjs-\d+\.\d+\.\d+-/);
    }
  });

  it('refer only to files that are there', () => {
    const names = new Set(manifest.files.map(({ name }) => name));
    for (const { name } of manifest.files.filter((file) => file.name.endsWith('.js'))) {
      for (const part of importsOf(name)) expect(names).toContain(part);
    }
    for (const wanted of [
      'pdf.worker.mjs',
      'LiberationSans-Regular.ttf',
      'FoxitSymbol.pfb',
      'UniJIS-UTF16-H.bcmap',
    ]) {
      expect(
        [...names].filter((name) => name.startsWith('pdfjs-') && name.endsWith(`-${wanted}`)),
      ).toHaveLength(1);
    }
  });

  it('load the decoders of the worker by the names under which they are served', () => {
    const worker = manifest.files.find(({ name }) => name.endsWith('pdf.worker.mjs'))?.name ?? '';
    const decoders = [...textOf(worker).matchAll(/"([\w.-]*_nowasm_fallback\.js)"/g)].map(
      (match) => match[1],
    );
    expect(decoders).toHaveLength(2);
    for (const decoder of decoders) expect(manifest.files.map(({ name }) => name)).toContain(decoder);
  });

  it('contain no scripting of documents and evaluate no text', () => {
    expect(manifest.files.filter(({ name }) => /sandbox|quickjs/.test(name))).toEqual([]);
    for (const { name } of manifest.files.filter((file) => /^(sign|docs|verify|language)-/.test(file.name))) {
      expect(textOf(name)).not.toMatch(
        /\beval\(|new Function\(|innerHTML|document\.write|localStorage|document\.cookie/,
      );
    }
  });

  it('name no address but standards’ names and that of pdf.js’ project', () => {
    for (const name of Object.values(manifest.assets).filter((file) => file.endsWith('.js'))) {
      const hosts = [...textOf(name).matchAll(/https?:\/\/([\w.-]+)/g)].map((match) => match[1]);
      expect(hosts.filter((host) => host !== 'www.w3.org')).toEqual([]);
    }
  });

  it('are the same when they are built again', async () => {
    const again = mkdtempSync(join(tmpdir(), 'pages-'));
    try {
      expect(await buildPages(again)).toEqual(manifest);
    } finally {
      rmSync(again, { recursive: true, force: true });
    }
  });
});

function importsOf(name: string): string[] {
  return [...textOf(name).matchAll(/(?:from|import)\s*"\.\/([\w.-]+)"/g)].map((match) => match[1] ?? '');
}

describe('a manifest', () => {
  it.each([null, {}, { assets: {}, files: [] }, { assets: { 'sign.js': 1 }, files: [] }])(
    '%j is refused',
    (json) => {
      expect(() => parseManifest(json)).toThrow(InvalidManifestError);
    },
  );
});
