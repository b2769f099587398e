/** What the pages refer to by a fixed name; the file that is served carries a hash in its name. */
export const ASSET_NAMES = [
  'sign.js',
  'docs.js',
  'verify.js',
  'rights.js',
  'language.js',
  'sigill.css',
  'sigill.svg',
] as const;
export type AssetName = (typeof ASSET_NAMES)[number];

/** Fixed name → name under `/assets/`. */
export type PageAssets = Readonly<Record<AssetName, string>>;

/** The fixed names themselves, which are served too: for pages whose function does not carry the files. */
export const FIXED_ASSETS: PageAssets = Object.fromEntries(ASSET_NAMES.map((name) => [name, name])) as Record<
  AssetName,
  string
>;

/** A static file as the build wrote it. */
export interface AssetFile {
  readonly name: string;
  /** Size as stored. */
  readonly bytes: number;
  readonly contentType: string;
  /** How the stored bytes are encoded: send this as `Content-Encoding`, or decode for a client that cannot. */
  readonly contentEncoding: 'gzip' | null;
  /** SHA-256 of the stored bytes, hex. */
  readonly sha256: string;
}

/** `manifest.json` beside the files. */
export interface AssetManifest {
  readonly assets: PageAssets;
  readonly files: readonly AssetFile[];
}

/** The manifest beside the files is damaged or from another build. Code `invalid_manifest`. */
export class InvalidManifestError extends Error {
  readonly code = 'invalid_manifest';
  constructor(detail: string) {
    super(`The asset manifest cannot be used: ${detail}`);
    this.name = 'InvalidManifestError';
  }
}

/**
 * Reads `manifest.json`.
 *
 * @throws InvalidManifestError when an asset that the pages need is missing
 */
export function parseManifest(json: unknown): AssetManifest {
  if (typeof json !== 'object' || json === null) throw new InvalidManifestError('not an object');
  const { assets, files } = json as { assets?: unknown; files?: unknown };
  if (typeof assets !== 'object' || assets === null || !Array.isArray(files)) {
    throw new InvalidManifestError('assets or files are missing');
  }
  const known: Record<string, unknown> = { ...assets };
  for (const name of ASSET_NAMES) {
    if (typeof known[name] !== 'string') throw new InvalidManifestError(`${name} is missing`);
  }
  return { assets: known as PageAssets, files };
}
