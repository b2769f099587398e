import { notFound } from '../../../domain/failure.ts';
import type { PolicyNotices } from '../../../ports/policy-notice-store.ts';
import type { CompiledPolicy } from '../../../privacy/policy/compiled-policy.ts';
import { POLICY_LOCALES, type PolicyLocale } from '../../../privacy/policy/policy-sources.ts';
import { carriedVersions, contentOf, policyInForce } from './policy-in-force.ts';

type Needs = { readonly policyNotices: PolicyNotices };

/**
 * A version of the policy, in force, earlier or announced; without a number the one in force.
 * @throws Failure 404 for a version that never was
 */
export async function publishedPolicy(ports: Needs, version: string | undefined): Promise<CompiledPolicy> {
  if (version === undefined) return policyInForce(ports);
  const number = /^[1-9]\d{0,5}$/.test(version) ? Number(version) : 0;
  const announced = await ports.policyNotices.load(number);
  if (announced !== null) return contentOf(announced);
  const { version: inForce } = await policyInForce(ports);
  const found = carriedVersions().find((policy) => policy.version === number && number <= inForce);
  if (found === undefined) throw notFound();
  return found;
}

/** Every version that is or was in force, newest first: number, hash and first day. */
export async function policyVersions(
  ports: Needs,
): Promise<readonly { version: number; hash: string; effectiveFrom: string }[]> {
  const [inForce, notices] = await Promise.all([policyInForce(ports), ports.policyNotices.all()]);
  const all = [...carriedVersions(), ...notices.map(contentOf), inForce];
  const known = new Map(all.map((policy) => [policy.version, policy]));
  return [...known.values()]
    .filter(({ version }) => version <= inForce.version)
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
