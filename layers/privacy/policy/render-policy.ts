import type { CompiledPolicy } from './compiled-policy.ts';
import type { OperatorProfile } from './operator-profile.ts';
import type { PolicyLocale } from './policy-sources.ts';
import { WORDINGS } from './wording/wordings.ts';

/** A policy in one language, ready to be shown. */
export interface RenderedPolicy {
  readonly title: string;
  readonly versionLine: string;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly sentences: readonly {
      readonly id: string;
      readonly promises: readonly string[];
      readonly text: string;
    }[];
  }[];
}

/** Puts a policy into one language and names the operator. */
export function renderPolicy(
  policy: CompiledPolicy,
  locale: PolicyLocale,
  operator: OperatorProfile,
): RenderedPolicy {
  const { title, versionLine } = WORDINGS[locale];
  return {
    title,
    versionLine: versionLine
      .replace('{version}', String(policy.version))
      .replace('{effectiveFrom}', policy.effectiveFrom),
    sections: policy.sections.map((section) => ({
      id: section.id,
      title: section.title[locale],
      sentences: section.sentences.map(({ id, promises, text }) => ({
        id,
        promises,
        text: named(text[locale], operator),
      })),
    })),
  };
}

/** The same as plain text: headings, a line for each sentence, the hash at the end. */
export function renderPolicyText(
  policy: CompiledPolicy,
  locale: PolicyLocale,
  operator: OperatorProfile,
): string {
  const { title, versionLine, sections } = renderPolicy(policy, locale, operator);
  const chapters = sections.map((section) =>
    [section.title, ...section.sentences.map(({ text }) => text)].join('\n'),
  );
  return `${[title, versionLine, ...chapters].join('\n\n')}\n\nSHA-256 ${policy.hash}\n`;
}

function named(sentence: string, operator: OperatorProfile): string {
  const places: Readonly<Record<string, string>> = {
    operatorName: operator.name,
    operatorAddress: operator.address,
    operatorNumber: operator.number,
    operatorContact: operator.contact,
    operatorDpo: operator.dpo,
  };
  return sentence.replace(/\{(operator[A-Za-z]+)\}/g, (place, name: string) => places[name] ?? place);
}
