import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Local, type LocalOptions, startLocal } from '../../../lib/local/start-local.ts';
import type { JsonObject } from '../../../lib/local/template.ts';

export type Resources = Record<string, { Type: string; Properties?: JsonObject; Condition?: string }>;

/** A variable of `Fn::Sub` or of a definition: a dollar and the name in braces. */
export const variable = (name: string): string => `\${${name}}`;

const temporary = (): string => mkdtempSync(join(tmpdir(), 'sigill-local-'));

let bundle: Promise<Uint8Array> | undefined;

/** The test functions as one file, bundled once for all tests of a file. */
async function bundleHandlers(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./handlers.mjs', import.meta.url))],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** Writes a minimal `cdk.out` of one stack with one asset, whose key is `asset.zip`. */
export async function writeAssembly(resources: Resources, more: JsonObject = {}): Promise<string> {
  const folder = temporary();
  await mkdir(join(folder, 'asset'));
  const write = (name: string, value: unknown): void =>
    writeFileSync(join(folder, name), JSON.stringify(value));
  write('manifest.json', {
    artifacts: {
      'Test.assets': { type: 'cdk:asset-manifest', properties: { file: 'Test.assets.json' } },
      Test: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Test.template.json' } },
    },
  });
  write('Test.assets.json', {
    files: { asset: { source: { path: 'asset' }, destinations: { current: { objectKey: 'asset.zip' } } } },
  });
  write('Test.template.json', { Resources: resources, ...more });
  bundle ??= bundleHandlers();
  writeFileSync(join(folder, 'asset/handlers.mjs'), await bundle);
  return folder;
}

/** A function of the asset, with a role of its own that has the statements. */
export function functionResources(name: string, statements: JsonObject[], more: JsonObject = {}): Resources {
  return {
    [`${name}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {},
        Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: statements } }],
      },
    },
    [name]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: name,
        Code: { S3Bucket: { 'Fn::Sub': `assets-${variable('AWS::AccountId')}` }, S3Key: 'asset.zip' },
        Handler: `handlers.${name}`,
        Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] },
        Runtime: 'nodejs24.x',
        Timeout: 20,
        MemorySize: 256,
        ...more,
      },
    },
  };
}

export interface Started extends Local {
  dataDir: string;
  /** Calls the control API. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Stops, and starts again over the same data. */
  restart(): Promise<Started>;
  dispose(): Promise<void>;
}

/** Starts the local service over the resources, in a folder of its own. */
export async function start(
  resources: Resources,
  options: Partial<LocalOptions> = {},
  more: JsonObject = {},
): Promise<Started> {
  const cdkOut = options.cdkOut ?? (await writeAssembly(resources, more));
  const dataDir = options.dataDir ?? temporary();
  const local = await startLocal({ ...options, cdkOut, dataDir, port: 0, awsPort: 0 });
  return {
    ...local,
    dataDir,
    async control(method, path, body) {
      const response = await fetch(`${local.api}/_local/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return response.json();
    },
    async restart() {
      await local.close();
      return start(resources, { ...options, cdkOut, dataDir }, more);
    },
    async dispose() {
      await local.close();
      rmSync(cdkOut, { recursive: true, force: true });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
