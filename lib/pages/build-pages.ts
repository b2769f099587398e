import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip as gzipCallback } from 'node:zlib';
import { build } from 'esbuild';
import type { AssetFile, AssetManifest } from '../../layers/pages/assets.ts';
import { ALONE, entryPoints, pdfViewer, staticFiles } from '../../layers/pages/entry-points.ts';

const gzip = promisify(gzipCallback);
const ROOT = join(import.meta.dirname, '../..');
const HASH_LENGTH = 10;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
};

/** What the build makes of pdf.js no longer fits this version of it. Code `viewer_changed`. */
export class ViewerChangedError extends Error {
  readonly code = 'viewer_changed';
  constructor(detail: string) {
    super(`pdf.js is not as the build expects: ${detail}`);
    this.name = 'ViewerChangedError';
  }
}

/**
 * Bundles the browser code, copies pdf.js and its fonts, and writes everything with `manifest.json` into a folder.
 * Every public name changes with its content (a hash, or the version of pdf.js), so that it can be cached for ever.
 * Files are stored compressed (gzip) where that saves a tenth or more.
 *
 * @param outDir folder to write into; created when it is missing
 */
export async function buildPages(outDir: string): Promise<AssetManifest> {
  await mkdir(outDir, { recursive: true });
  const assets: Record<string, string> = {};
  const files: AssetFile[] = [];
  const add = async (name: string, bytes: Uint8Array) => {
    files.push(await store(outDir, name, bytes));
  };

  for (const { publicName, fixedName, bytes } of await bundle(outDir)) {
    if (fixedName !== null) assets[fixedName] = publicName;
    await add(publicName, bytes);
  }
  for (const { name, source } of staticFiles) {
    const bytes = await readFile(join(ROOT, source));
    const publicName = `${basename(name, extname(name))}-${hashOf(bytes)}${extname(name)}`;
    assets[name] = publicName;
    await add(publicName, bytes);
  }
  for (const { name, bytes } of await viewerFiles()) await add(name, bytes);

  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  const manifest = { assets, files };
  await writeFile(join(outDir, 'manifest.json'), JSON.stringify(manifest, null, 1));
  return manifest as unknown as AssetManifest;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, HASH_LENGTH);
}

async function store(outDir: string, name: string, bytes: Uint8Array): Promise<AssetFile> {
  const packed = await gzip(bytes, { level: 9 });
  const compressed = packed.byteLength < bytes.byteLength * 0.9;
  const stored = compressed ? packed : bytes;
  await writeFile(join(outDir, name), stored);
  return {
    name,
    bytes: stored.byteLength,
    contentType: CONTENT_TYPES[extname(name)] ?? 'text/plain; charset=utf-8',
    contentEncoding: compressed ? 'gzip' : null,
    sha256: createHash('sha256').update(stored).digest('hex'),
  };
}

interface Bundled {
  readonly publicName: string;
  /** The name that pages refer to, or null for a part that only other parts refer to. */
  readonly fixedName: string | null;
  readonly bytes: Uint8Array;
}

async function bundle(outDir: string): Promise<readonly Bundled[]> {
  const shared = entryPoints.filter(({ name }) => !ALONE.has(name));
  const alone = entryPoints.filter(({ name }) => ALONE.has(name));
  const built = [bundleTogether(outDir, shared), ...alone.map((entry) => bundleTogether(outDir, [entry]))];
  return (await Promise.all(built)).flat();
}

async function bundleTogether(
  outDir: string,
  entries: readonly (typeof entryPoints)[number][],
): Promise<readonly Bundled[]> {
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: entries.map(({ name, source }) => ({ in: source, out: name })),
    outdir: outDir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2022', 'safari16', 'chrome109', 'firefox115'],
    minify: true,
    write: false,
    metafile: true,
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const byName = new Map(result.outputFiles.map((file) => [basename(file.path), file.contents]));
  return Object.entries(result.metafile.outputs).map(([path, output]) => {
    const publicName = basename(path);
    const entry = entryPoints.find(({ source }) => source === output.entryPoint);
    const bytes = byName.get(publicName) ?? new Uint8Array();
    return {
      publicName,
      fixedName: entry === undefined ? null : `${entry.name}${extname(publicName)}`,
      bytes,
    };
  });
}

async function viewerFiles(): Promise<readonly { name: string; bytes: Uint8Array }[]> {
  const folder = join(ROOT, pdfViewer.folder);
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const prefix = `pdfjs-${version}-`;
  const found: { name: string; bytes: Uint8Array }[] = [];

  let worker = await readFile(join(folder, pdfViewer.worker.source), 'utf8');
  for (const path of pdfViewer.decoders) {
    const file = basename(path);
    if (worker.split(`"${file}"`).length !== 2)
      throw new ViewerChangedError(`${file} is not named once in the worker`);
    worker = worker.replace(`"${file}"`, `"${prefix}${file}"`);
    found.push({ name: `${prefix}${file}`, bytes: await readFile(join(folder, path)) });
  }
  found.push({ name: `${prefix}${pdfViewer.worker.name}`, bytes: Buffer.from(worker) });

  for (const path of pdfViewer.folders) {
    for (const file of await readdir(join(folder, path))) {
      if (file.startsWith('LICENSE')) continue;
      found.push({ name: `${prefix}${file}`, bytes: await readFile(join(folder, path, file)) });
    }
  }
  for (const path of pdfViewer.licences) {
    const name = `${prefix}${path.replaceAll('/', '-')}.txt`;
    found.push({ name, bytes: await readFile(join(folder, path)) });
  }
  return found;
}
