import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import type { Entry } from './entry.ts';

export interface FunctionBundle {
  /** Folder with `units/*.mjs` and the chunks they share; becomes one asset. */
  readonly codeDir: string;
  /** Source maps, kept beside the asset and never shipped: they cost start-up time and show nothing to users. */
  readonly mapsDir: string;
  /** What is in which output; paths are relative to `codeDir` (outputs) and to the project (inputs). */
  readonly metafile: Metafile;
}

/** Libraries in CommonJS ask for `require`; an ES module has none. */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * Bundles every function of the project in one run: ES modules with shared chunks, so that a library is
 * stored once and a module's dynamic imports stay out of the cold path.
 * @param root the project folder
 * @param outDir is emptied and filled
 * @throws esbuild's BuildFailure for broken code, a file or an export that is missing
 */
export async function bundleFunctions(
  root: string,
  outDir: string,
  entries: readonly Entry[],
): Promise<FunctionBundle> {
  const codeDir = join(outDir, 'code');
  const mapsDir = join(outDir, 'maps');
  await Promise.all([codeDir, mapsDir].map((dir) => rm(dir, { recursive: true, force: true })));

  const result = await build({
    absWorkingDir: resolve(root),
    entryPoints: entries.map(({ name }) => ({ in: `unit:${name}`, out: `units/${name}` })),
    outdir: codeDir,
    plugins: [unitEntries(root, entries)],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'none',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    banner: { js: requireBanner },
    metafile: true,
    write: false,
    logLevel: 'silent',
  });

  await Promise.all(
    result.outputFiles.map(async ({ path, contents }) => {
      const target = path.endsWith('.map') ? join(mapsDir, relative(codeDir, path)) : path;
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, contents);
    }),
  );
  return { codeDir, mapsDir, metafile: relativeOutputs(result.metafile, root, codeDir) };
}

/** Resolves `unit:<name>` to the entry's source. */
function unitEntries(root: string, entries: readonly Entry[]): Plugin {
  const sources = new Map(entries.map(({ name, source }) => [name, source]));
  return {
    name: 'unit-entries',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^unit:/ }, ({ path }) => ({
        path: path.slice('unit:'.length),
        namespace: 'unit',
      }));
      onLoad({ filter: /.*/, namespace: 'unit' }, ({ path }) => ({
        contents: sources.get(path) ?? '',
        resolveDir: resolve(root),
        loader: 'js',
      }));
    },
  };
}

function relativeOutputs(metafile: Metafile, root: string, codeDir: string): Metafile {
  const short = (path: string): string => relative(codeDir, resolve(root, path));
  const outputs = Object.entries(metafile.outputs)
    .filter(([path]) => !path.endsWith('.map'))
    .map(([path, output]) => [
      short(path),
      {
        ...output,
        imports: output.imports.map((imported) =>
          imported.external ? imported : { ...imported, path: short(imported.path) },
        ),
      },
    ]);
  return { ...metafile, outputs: Object.fromEntries(outputs) };
}
