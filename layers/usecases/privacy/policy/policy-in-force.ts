import type { PolicyNotice, PolicyNotices } from '../../../ports/policy-notice-store.ts';
import type { CompiledPolicy } from '../../../privacy/policy/compiled-policy.ts';
import { diffPolicies, isMaterial } from '../../../privacy/policy/diff-policies.ts';
import { currentPolicy } from '../../../privacy/policy/policy-versions.ts';
import { PUBLISHED } from '../../../privacy/policy/versions/published.ts';

export const contentOf = (notice: PolicyNotice): CompiledPolicy =>
  JSON.parse(notice.content) as CompiledPolicy;

/** Every version that the running code carries, oldest first. */
export function carriedVersions(): readonly CompiledPolicy[] {
  const all = new Map([...PUBLISHED, currentPolicy()].map((policy) => [policy.version, policy]));
  return [...all.values()].sort((a, b) => a.version - b.version);
}

/**
 * The version in force: the newest one whose notices went out and whose day has come. Code that carries a newer one does
 * not put it into force: a material change that was never announced stays a draft (P-7).
 */
export async function policyInForce(ports: {
  readonly policyNotices: PolicyNotices;
}): Promise<CompiledPolicy> {
  const notices = await ports.policyNotices.all();
  const effective = notices.filter(({ status }) => status === 'effective');
  const isEffective = ({ version, hash }: CompiledPolicy) =>
    effective.some((notice) => notice.version === version && notice.hash === hash);
  const [first = currentPolicy(), ...later] = carriedVersions();
  let inForce = first;
  for (const next of later) {
    if (isMaterial(diffPolicies(inForce, next)) && !isEffective(next)) break;
    inForce = next;
  }
  const newest = effective.at(-1);
  return newest !== undefined && newest.version > inForce.version ? contentOf(newest) : inForce;
}
