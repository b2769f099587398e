import { compilePolicy } from './compile-policy.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import { PolicyError } from './policy-error.ts';
import { SOURCES } from './sources/sources.ts';

let compiled: CompiledPolicy | null = null;

/** The policy that the running declarations say; compiled once per process. */
export function currentPolicy(): CompiledPolicy {
  compiled ??= compilePolicy(SOURCES);
  return compiled;
}

/** One version of the policy, among those published earlier and the current one; null when it never existed. */
export function policyVersion(version: number, published: readonly CompiledPolicy[]): CompiledPolicy | null {
  const current = currentPolicy();
  if (version === current.version) return current;
  return published.find((policy) => policy.version === version) ?? null;
}

/**
 * Checks that the current policy is either word for word the one that was published under its version, or a newer
 * version.
 *
 * @throws PolicyError `version_taken` when something changed without a new version, or versions went backwards
 */
export function checkVersion(current: CompiledPolicy, published: readonly CompiledPolicy[]): void {
  const newest = Math.max(0, ...published.map((policy) => policy.version));
  if (current.version > newest) return;
  const same = published.find((policy) => policy.version === current.version);
  if (current.version === newest && same?.hash === current.hash) return;
  throw new PolicyError('version_taken', `the policy changed but is still version ${current.version}`);
}
