import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { CompiledPolicy, CompiledSection, CompiledSentence } from './compiled-policy.ts';
import type { FactSet } from './fact.ts';
import { policyFacts } from './policy-facts.ts';
import { POLICY_LOCALES, type PolicyLocale, type PolicySources } from './policy-sources.ts';
import { SENTENCE_SPECS } from './sentence-specs.ts';
import type { SentenceSpec } from './specs/sentence-spec.ts';
import type { SectionId, SentenceId } from './wording/wording.ts';
import { WORDINGS } from './wording/wordings.ts';
import { writeSentence } from './write-sentence.ts';

/**
 * Compiles the declarations by which the service runs into the policy that people read. The same sources give the same
 * bytes and the same hash.
 *
 * @throws PolicyError `place_unfilled`, `term_missing`, `sources_invalid`
 */
export function compilePolicy(sources: PolicySources): CompiledPolicy {
  const sections = (Object.keys(WORDINGS.en.sections) as SectionId[])
    .map((id) => sectionOf(id, sources))
    .filter((section) => section.sentences.length > 0);
  const { version, effectiveFrom } = sources;
  const content = { version, effectiveFrom, sections, facts: policyFacts(sources) };
  return { ...content, hash: hashOf(content) };
}

/** Whether a stored policy is still what was published. */
export function isIntact(policy: CompiledPolicy): boolean {
  const { hash, ...content } = policy;
  return hashOf(content) === hash;
}

function hashOf(content: Omit<CompiledPolicy, 'hash'>): string {
  return createHash('sha256')
    .update(String(canonicalize(content)), 'utf8')
    .digest('hex');
}

function sectionOf(id: SectionId, sources: PolicySources): CompiledSection {
  const specs = SENTENCE_SPECS.filter((spec) => spec.section === id);
  return {
    id,
    title: inEach((locale) => WORDINGS[locale].sections[id]),
    sentences: specs.flatMap((spec) => spec.say(sources).map((set) => sentenceOf(spec, set))),
  };
}

function sentenceOf(spec: SentenceSpec, { key, facts, promises }: FactSet): CompiledSentence {
  return {
    id: key === '' ? spec.id : `${spec.id}.${key}`,
    promises: promises ?? spec.promises,
    text: inEach((locale) => writeSentence(locale, phraseOf(locale, spec.id), facts)),
  };
}

function phraseOf(locale: PolicyLocale, id: SentenceId): string {
  return WORDINGS[locale].sentences[id];
}

function inEach(write: (locale: PolicyLocale) => string): Readonly<Record<PolicyLocale, string>> {
  const [da, sv, en] = POLICY_LOCALES.map(write);
  return { da: da ?? '', sv: sv ?? '', en: en ?? '' };
}
