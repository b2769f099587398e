import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledPolicy } from '../../layers/privacy/policy/compiled-policy.ts';
import { currentPolicy } from '../../layers/privacy/policy/policy-versions.ts';
import { project } from './trace.ts';

const folder = join(project, 'layers/privacy/policy/versions');

function listOf(versions: readonly number[]): string {
  const names = versions.map((version) => `v${version}`);
  return [
    "import type { CompiledPolicy } from '../compiled-policy.ts';",
    ...versions.map((version) => `import v${version} from './${version}.json' with { type: 'json' };`),
    '',
    '/** Every version that has been published, word for word; `npm run policy -- freeze` adds one. */',
    `export const PUBLISHED = [${names.join(', ')}] as readonly unknown[] as readonly CompiledPolicy[];`,
    '',
  ].join('\n');
}

/** Whether a snapshot is in the history already; until then it is a draft that may be taken again. */
const isCommitted = (version: number): boolean =>
  spawnSync('git', ['cat-file', '-e', `HEAD:layers/privacy/policy/versions/${version}.json`], {
    cwd: project,
    stdio: 'ignore',
  }).status === 0;

/**
 * Keeps the current policy as it is published under its number. What has been published, that is committed, is never
 * written again.
 */
export function freeze(): void {
  const policy = currentPolicy();
  const file = join(folder, `${policy.version}.json`);
  if (existsSync(file) && isCommitted(policy.version)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as CompiledPolicy;
    const same = kept.hash === policy.hash;
    process.stdout.write(
      same
        ? `Version ${policy.version} is published already, word for word.\n`
        : `Version ${policy.version} is published with other content; give the change a new version.\n`,
    );
    process.exitCode = same ? 0 : 1;
    return;
  }
  writeFileSync(file, `${JSON.stringify(policy, null, 2)}\n`);
  const versions = readdirSync(folder)
    .flatMap((name) => /^(\d+)\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  writeFileSync(join(folder, 'published.ts'), listOf(versions));
  process.stdout.write(`Version ${policy.version} ${policy.hash}\n`);
}
