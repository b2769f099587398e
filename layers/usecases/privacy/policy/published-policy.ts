import { notFound } from '../../../domain/failure.ts';
import type { CompiledPolicy } from '../../../privacy/policy/compiled-policy.ts';
import { POLICY_LOCALES, type PolicyLocale } from '../../../privacy/policy/policy-sources.ts';
import { currentPolicy, policyVersion } from '../../../privacy/policy/policy-versions.ts';
import { PUBLISHED } from '../../../privacy/policy/versions/published.ts';

/**
 * A version of the policy, or the newest one.
 * @throws Failure 404 for a version that never was
 */
export function publishedPolicy(version: string | undefined): CompiledPolicy {
  if (version === undefined) return currentPolicy();
  const found = /^[1-9]\d{0,5}$/.test(version) ? policyVersion(Number(version), PUBLISHED) : null;
  if (found === null) throw notFound();
  return found;
}

/** Every version there has been, newest first: number, hash and first day. */
export function policyVersions(): readonly { version: number; hash: string; effectiveFrom: string }[] {
  const all = new Map([...PUBLISHED, currentPolicy()].map((policy) => [policy.version, policy]));
  return [...all.values()]
    .sort((a, b) => b.version - a.version)
    .map(({ version, hash, effectiveFrom }) => ({ version, hash, effectiveFrom }));
}

/**
 * The policy's language for what was asked: the `locale` of the address before the languages of the reader; what the
 * policy is not written in is read in English.
 */
export function policyLocale(asked: string | undefined, acceptLanguage: string | null): PolicyLocale {
  const tags = asked === undefined ? (acceptLanguage ?? '').slice(0, 500).split(',') : [asked];
  for (const tag of tags) {
    const primary = tag.split(';')[0]?.trim().toLowerCase().split(/[-_]/)[0];
    const known = POLICY_LOCALES.find((locale) => locale === primary);
    if (known !== undefined) return known;
  }
  return 'en';
}
