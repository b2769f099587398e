import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { sigillApp } from '../../../lib/app.ts';
import type { StackTemplate, Template } from '../../../lib/checks/template.ts';
import type { CodeFolders } from '../../../lib/constructs/code-assets.ts';
import { type DeploymentInput, parseDeployment } from '../../../lib/deployment/deployment.ts';

/** Folders that stand for the bundles; templates depend on their hashes only. */
export function codeFolders(root: string): CodeFolders {
  const folder = (name: string): string => {
    mkdirSync(join(root, name), { recursive: true });
    writeFileSync(join(root, name, 'file'), name);
    return join(root, name);
  };
  return { code: folder('code'), pages: folder('pages'), layer: folder('layer') };
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'sigill-test-'));

/** The app of a deployment, not yet synthesised. */
export function appOf(input: DeploymentInput, root: string): App {
  return sigillApp({
    deployment: parseDeployment(input),
    code: { folders: codeFolders(root), places: 'lambda' },
    outDir: join(root, 'out'),
    context: {},
    validate: false,
  });
}

/** The templates of a deployment, without what its stack's name begins with: `data`, `api` … */
export function templatesOf(input: DeploymentInput): Readonly<Record<string, StackTemplate>> {
  const root = emptyFolder();
  try {
    const { stacks } = appOf(input, root).synth();
    const entries = stacks.map((stack): [string, StackTemplate] => [
      stack.stackName.split('-').slice(2).join('-'),
      {
        name: stack.stackName,
        region: stack.environment.region,
        path: stack.templateFullPath,
        template: JSON.parse(readFileSync(stack.templateFullPath, 'utf8')) as Template,
      },
    ]);
    return Object.fromEntries(entries);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
