import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { cx_api } from 'aws-cdk-lib';
import type { Metafile } from 'esbuild';
import { sigillApp } from './app.ts';
import { buildCode } from './bundle/build-code.ts';
import { allEntries } from './bundle/entries.ts';
import type { Entry } from './bundle/entry.ts';
import { requireEvenGrants } from './bundle/even-grants.ts';
import { acceptedDifferences, grantedCode } from './bundle/granted-code.ts';
import type { FilePlaces } from './constructs/code-assets.ts';
import { type DeploymentInput, parseDeployment } from './deployment/deployment.ts';

export interface SynthesisOptions extends DeploymentInput {
  /** Where the assembly goes; an older one there is removed first, anything else stays. */
  readonly outDir: string;
  /** `assembly` lets functions find their files inside the assembly; `lambda` (default) is what is deployed. */
  readonly places?: FilePlaces;
  /** Runs the schema validation, cdk-nag and our own checks; a violation throws. Off by default: `npm start`. */
  readonly checks?: boolean;
  /** The project folder. */
  readonly root?: string;
  readonly entries?: readonly Entry[];
}

export interface Synthesis {
  readonly assembly: cx_api.CloudAssembly;
  /** What is in which bundle, for the budgets. */
  readonly metafile: Metafile;
}

const project = resolve(import.meta.dirname, '..');

/**
 * Bundles the functions and synthesises every stack of one deployment.
 * @throws DeploymentError for input that must not be deployed, MissingHandlers for routes without a handler,
 * UnevenGrants for permissions that are not those of the code
 */
export async function synthesise(options: SynthesisOptions): Promise<Synthesis> {
  const { outDir, places = 'lambda', checks = false, root = project, entries = allEntries() } = options;
  const deployment = parseDeployment(options);
  const workDir = await mkdtemp(join(tmpdir(), 'sigill-build-'));
  try {
    const [{ folders, metafile }, context] = await Promise.all([
      buildCode(root, workDir, entries),
      readContext(),
    ]);
    if (checks) requireEvenGrants(metafile, grantedCode, acceptedDifferences);
    await clearAssembly(outDir);
    const app = sigillApp({
      deployment,
      code: { folders, places },
      outDir: resolve(outDir),
      context,
      validate: checks,
    });
    if (checks) {
      const { addChecks } = await import('./checks/add-checks.ts');
      addChecks(app);
    }
    return { assembly: app.synth(), metafile };
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

async function clearAssembly(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const old = (await readdir(outDir)).filter((name) => /^asset\.|\.(assets|template)\.json$/.test(name));
  await Promise.all(old.map((name) => rm(join(outDir, name), { recursive: true, force: true })));
}

/** The feature flags in `cdk.json`, so that a synthesis in process is the one that the CDK's command makes. */
async function readContext(): Promise<Record<string, unknown>> {
  const { context } = JSON.parse(await readFile(join(project, 'cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  return context;
}
