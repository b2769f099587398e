import { cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';
import type { CodeFolders } from '../constructs/code-assets.ts';
import { buildPages } from '../pages/build-pages.ts';
import { bundleClosure } from './bundle-closure.ts';
import { bundleFunctions } from './bundle-functions.ts';
import type { Entry } from './entry.ts';
import { requireHandlers } from './missing-handlers.ts';

export interface BuiltCode {
  readonly folders: CodeFolders;
  readonly mapsDir: string;
  readonly metafile: Metafile;
}

/** The unit that serves static files and therefore has an asset of its own. */
const pagesUnit = 'pages';

/**
 * Builds everything that is uploaded: the functions, the pages function with its files, the layer.
 * @param root the project folder
 * @param outDir is filled with one folder per asset
 * @throws MissingHandlers, or esbuild's BuildFailure
 */
export async function buildCode(root: string, outDir: string, entries: readonly Entry[]): Promise<BuiltCode> {
  requireHandlers(root, entries);
  const pages = join(outDir, 'pages');
  const layer = join(outDir, 'layer');
  const [bundle] = await Promise.all([
    bundleFunctions(root, outDir, entries),
    buildPages(join(pages, 'pages')),
    copyAssets(root, layer),
  ]);
  await copyClosure(bundle.codeDir, pages, bundleClosure(bundle.metafile, pagesUnit, true).files);
  return {
    folders: { code: bundle.codeDir, pages, layer },
    mapsDir: bundle.mapsDir,
    metafile: bundle.metafile,
  };
}

/** The files of the layer, under `assets/`; the modules that read them stay behind. */
async function copyAssets(root: string, layer: string): Promise<void> {
  const target = join(layer, 'assets');
  await mkdir(target, { recursive: true });
  await cp(join(root, 'layers/assets'), target, { recursive: true, filter: (path) => !path.endsWith('.ts') });
}

async function copyClosure(codeDir: string, target: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(target, file)), { recursive: true });
    await cp(join(codeDir, file), join(target, file));
  }
}
