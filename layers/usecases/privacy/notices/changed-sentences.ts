import type { Locale } from '../../../domain/envelope/vocabulary.ts';
import type { CompiledPolicy } from '../../../privacy/policy/compiled-policy.ts';
import type { OperatorProfile } from '../../../privacy/policy/operator-profile.ts';
import { POLICY_LOCALES } from '../../../privacy/policy/policy-sources.ts';
import { renderPolicy } from '../../../privacy/policy/render-policy.ts';

/** A mail tells at most so many; the page has all. */
const most = 12;

/** The sentences of a version that are new or say something else than before, in a reader's language or in English. */
export function changedSentences(
  before: CompiledPolicy,
  after: CompiledPolicy,
  locale: Locale,
  operator: OperatorProfile,
): readonly string[] {
  const language = POLICY_LOCALES.find((one) => one === locale) ?? 'en';
  const said = (policy: CompiledPolicy) =>
    renderPolicy(policy, language, operator).sections.flatMap(({ sentences }) => sentences);
  const old = new Map(said(before).map(({ id, text }) => [id, text]));
  return said(after)
    .filter(({ id, text }) => old.get(id) !== text)
    .map(({ text }) => text)
    .slice(0, most);
}
