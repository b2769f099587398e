import type { Metafile } from 'esbuild';

/** The services of AWS, each with one client module under `layers/aws/clients/`. */
export type Service = 'dynamo' | 'kms' | 'lambda' | 's3' | 'ses' | 'sns' | 'sqs' | 'step-functions';

const client = /^layers\/aws\/clients\/(?!once\.ts$)([a-z0-9-]+)\.ts$/;

/**
 * Which services the code of these source files can call: those whose client they import, directly or through others,
 * at start or later. Files that the bundle does not hold reach nothing.
 */
export function reachedServices(metafile: Metafile, files: readonly string[]): ReadonlySet<Service> {
  const seen = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    waiting.push(...(metafile.inputs[file]?.imports ?? []).map(({ path }) => path));
  }
  return new Set([...seen].flatMap((file) => client.exec(file)?.[1] ?? []) as Service[]);
}
