import { join } from 'node:path';
import { Stack, Stage } from 'aws-cdk-lib';
import { CfnLayerVersion } from 'aws-cdk-lib/aws-lambda';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';

/** Folders that the bundler filled. */
export interface CodeFolders {
  /** All functions, one asset. */
  readonly code: string;
  /** The `pages` function with the files it serves. */
  readonly pages: string;
  /** The layer: `assets/` with fonts, the colour profile and trust anchors. */
  readonly layer: string;
}

/**
 * Where functions find their files at run time. `lambda`: the layer is at /opt and the code at /var/task.
 * `assembly`: the folders of the synthesised assembly itself, for a runner that mounts neither.
 */
export type FilePlaces = 'lambda' | 'assembly';

/** The code of a stack's functions, staged once per stack; equal content is stored once for all of them. */
export class CodeAssets extends Construct {
  readonly #folders: CodeFolders;
  readonly #places: FilePlaces;
  readonly #assets = new Map<keyof CodeFolders, Asset>();
  #layer: CfnLayerVersion | null = null;

  constructor(scope: Construct, folders: CodeFolders, places: FilePlaces) {
    super(scope, 'assets');
    this.#folders = folders;
    this.#places = places;
  }

  asset(folder: keyof CodeFolders): Asset {
    const known = this.#assets.get(folder);
    if (known !== undefined) return known;
    const asset = new Asset(this, folder, { path: this.#folders[folder] });
    this.#assets.set(folder, asset);
    return asset;
  }

  /** ARN of the layer with fonts, the colour profile and trust anchors. */
  layerArn(name: string): string {
    if (this.#layer !== null) return this.#layer.ref;
    const asset = this.asset('layer');
    this.#layer = new CfnLayerVersion(this, 'version', {
      layerName: name,
      description: 'Fonts, colour profile and trust anchors',
      compatibleRuntimes: ['nodejs24.x'],
      compatibleArchitectures: ['arm64'],
      content: { s3Bucket: asset.s3BucketName, s3Key: asset.s3ObjectKey },
    });
    asset.addResourceMetadata(this.#layer, 'Content');
    return this.#layer.ref;
  }

  /** The folder, as the running function sees it, of `sub` inside one of the assets. */
  placeOf(folder: keyof CodeFolders, sub: string): string {
    if (this.#places === 'lambda') return folder === 'layer' ? `/opt/${sub}` : `/var/task/${sub}`;
    const assembly = Stage.of(Stack.of(this))?.outdir ?? '';
    return join(assembly, this.asset(folder).assetPath, sub);
  }
}
