import type { PolicyLocale } from './policy-sources.ts';
import type { SectionId } from './wording/wording.ts';

/** One sentence as it is published, with what it promises. */
export interface CompiledSentence {
  /** Stable; repetitions carry the key of what they are about, for example `periods.rule.envelope.draft`. */
  readonly id: string;
  readonly promises: readonly string[];
  readonly text: Readonly<Record<PolicyLocale, string>>;
}

export interface CompiledSection {
  readonly id: SectionId;
  readonly title: Readonly<Record<PolicyLocale, string>>;
  readonly sentences: readonly CompiledSentence[];
}

/** What the policy says, without words: the part that a machine compares. Lists are sorted. */
export interface PolicyFacts {
  readonly purposes: readonly { readonly id: string; readonly role: string; readonly basis: string }[];
  readonly recipients: readonly {
    readonly id: string;
    readonly country: string;
    readonly categories: readonly string[];
    readonly transfer: string | null;
  }[];
  readonly categories: readonly { readonly subject: string; readonly category: string }[];
  readonly periods: readonly {
    readonly rule: string;
    readonly country: string | null;
    readonly period: string;
    readonly trigger: string;
    readonly statute: string | null;
  }[];
  readonly rights: readonly string[];
  readonly automatedDecisions: readonly string[];
}

/** A policy in all its languages. The operator's own details stay open as `{operatorName}` and so on. */
export interface CompiledPolicy {
  readonly version: number;
  readonly effectiveFrom: string;
  /** SHA-256, lower-case hex, over the JCS form of everything else. */
  readonly hash: string;
  readonly sections: readonly CompiledSection[];
  readonly facts: PolicyFacts;
}
