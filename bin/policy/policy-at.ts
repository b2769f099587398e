import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompiledPolicy } from '../../layers/privacy/policy/compiled-policy.ts';
import { usage } from '../command/arguments.ts';
import { project } from './trace.ts';

const print =
  "import('./layers/privacy/policy/policy-versions.ts').then(({ currentPolicy }) => process.stdout.write(JSON.stringify(currentPolicy())))";

/**
 * The policy that the declarations of a revision say: its `layers` are written to a folder of their own, through an
 * index of their own, and compiled there. The working tree and its index are not touched.
 */
export function policyAt(ref: string): CompiledPolicy {
  if (ref.startsWith('-')) usage('policy diff <git ref>');
  const folder = mkdtempSync(join(tmpdir(), 'policy-'));
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') };
  const git = (...words: readonly string[]) =>
    execFileSync('git', words, { cwd: project, env, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    git('read-tree', `${ref}:layers`);
    mkdirSync(join(folder, 'layers'));
    git('checkout-index', '--all', `--prefix=${join(folder, 'layers')}/`);
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
    const compiled = execFileSync(process.execPath, ['--input-type=module', '--eval', print], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
    return JSON.parse(compiled.toString('utf8')) as CompiledPolicy;
  } catch {
    return usage(`policy diff <git ref>: no policy can be compiled at ${ref}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
