import type { Metafile } from 'esbuild';

/** What one function loads when it starts. */
export interface BundleClosure {
  /** Output files, the entry first, that are loaded before the handler can run. */
  readonly files: readonly string[];
  readonly bytes: number;
  /** Source files whose code is in them, relative to the project. */
  readonly inputs: ReadonlySet<string>;
}

/**
 * Follows the static imports of `units/<name>.mjs`. Dynamic imports are left out of `bytes` and `inputs`
 * (nothing loads them at start) unless `includeDynamic` asks for everything the entry can ever load.
 * @throws RangeError when the bundle has no such entry
 */
export function bundleClosure(metafile: Metafile, name: string, includeDynamic = false): BundleClosure {
  const entry = `units/${name}.mjs`;
  if (metafile.outputs[entry] === undefined) throw new RangeError(`the bundle has no ${entry}`);
  const files = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    const followed = (metafile.outputs[file]?.imports ?? []).filter(
      ({ external, kind }) => !external && (includeDynamic || kind !== 'dynamic-import'),
    );
    waiting.push(...followed.map(({ path }) => path));
  }
  const outputs = [...files].map((file) => metafile.outputs[file]);
  return {
    files: [...files],
    bytes: outputs.reduce((sum, output) => sum + (output?.bytes ?? 0), 0),
    inputs: new Set(outputs.flatMap((output) => Object.keys(output?.inputs ?? {}))),
  };
}
