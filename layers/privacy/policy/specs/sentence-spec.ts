import type { FactSet } from '../fact.ts';
import type { PolicySources } from '../policy-sources.ts';
import type { SectionId, SentenceId } from '../wording/wording.ts';

/** One sentence of the policy: what it is about, what it promises, and how often it is said with which facts. */
export interface SentenceSpec {
  readonly id: SentenceId;
  readonly section: SectionId;
  /** Promise and requirement ids; a sentence without any does not compile. */
  readonly promises: readonly [string, ...string[]];
  /** One set per repetition; none leaves the sentence out. */
  readonly say: (sources: PolicySources) => readonly FactSet[];
}

/** Said once, with nothing to fill in. */
export const once = (): readonly FactSet[] => [{ key: '', facts: {} }];
