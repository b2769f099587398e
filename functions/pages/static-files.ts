import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environment } from '../../layers/aws/environment.ts';
import { type AssetManifest, parseManifest } from '../../layers/pages/assets.ts';

let manifest: Promise<AssetManifest> | undefined;

const read = (name: string): Promise<Buffer> => readFile(join(environment('PAGES_DIR'), name));

/** What the build wrote, read once per container. */
export function assetManifest(): Promise<AssetManifest> {
  manifest ??= read('manifest.json').then((text) => parseManifest(JSON.parse(text.toString('utf8'))));
  return manifest;
}

/**
 * A file that the manifest names; nothing else is reachable. A fixed name (`sigill.css`) gives what it stands for today
 * and must not be cached for ever.
 */
export async function assetFile(name: string): Promise<{
  bytes: Buffer;
  contentType: string;
  contentEncoding: 'gzip' | null;
  fixed: boolean;
} | null> {
  const { assets, files } = await assetManifest();
  const alias = new Map(Object.entries(assets)).get(name);
  const file = files.find((one) => one.name === (alias ?? name));
  if (file === undefined) return null;
  const { contentType, contentEncoding } = file;
  return { bytes: await read(file.name), contentType, contentEncoding, fixed: alias !== undefined };
}
