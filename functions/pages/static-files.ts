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

/** A file that the manifest names; nothing else is reachable. */
export async function assetFile(
  name: string,
): Promise<{ bytes: Buffer; contentType: string; contentEncoding: 'gzip' | null } | null> {
  const file = (await assetManifest()).files.find((one) => one.name === name);
  return file === undefined
    ? null
    : { bytes: await read(name), contentType: file.contentType, contentEncoding: file.contentEncoding };
}
