import { ALL_TEXTS } from '../../texts/registry.ts';
import { compilePolicy } from '../compile-policy.ts';
import { declaredData } from '../declared-data.ts';
import { POLICY_LOCALES, type PolicySources } from '../policy-sources.ts';
import type { DraftField, DraftText, PolicyDraft } from './policy-draft.ts';

/** Records that are the evidence of several parties: one party's end must leave them to the others. */
const SHARED_EVIDENCE: ReadonlySet<string> = new Set(['envelope', 'document']);

/** The running declarations in the form that the linter judges, on a day. */
export function draftOf(sources: PolicySources, day: string): PolicyDraft {
  return {
    day,
    purposes: sources.purposes.map(({ id, basis }) => ({ id, bases: [basis] })),
    categories: sources.categories,
    fields: [...personalFields(sources), ...technicalRecords(sources)],
    rules: sources.retention,
    nonPersonal: sources.nonPersonal.map((rule) => rule.id),
    recipients: sources.recipients,
    texts: [...publishedTexts(), ...policyTexts(sources)],
    exports: sources.rights.map(({ id }) => ({ id, price: 0 })),
    // A person's own rows lie under that person's key; what the parties share goes with the envelope alone.
    erasures: sources.inventory.map(({ type, under }) => ({
      record: type,
      effect: under === 'recipient' || under === 'vault' ? 'delete' : 'detach',
      shared: SHARED_EVIDENCE.has(type),
    })),
    authorities: sources.authorities,
    decisions: { made: sources.automatedDecisions, registered: sources.automatedDecisions },
  };
}

function personalFields(sources: PolicySources): DraftField[] {
  return declaredData(sources).map(({ name, category, subject, purposes, retention }) => {
    const permitted = sources.categories.find((each) => each.id === category)?.permittedBy ?? null;
    return { name, category, subject, purposes, retention, citing: permitted?.[0] ?? null };
  });
}

function technicalRecords(sources: PolicySources): DraftField[] {
  const isPersonal = new Set(declaredData(sources).map(({ name }) => name.split('.')[0]));
  return sources.inventory
    .filter(({ type }) => !isPersonal.has(type))
    .map(({ type, retention }) => ({
      name: type,
      category: 'system.operations',
      subject: 'none',
      purposes: ['operations'],
      retention,
      citing: null,
    }));
}

function publishedTexts(): DraftText[] {
  const meaning = {
    consent: 'consent',
    declaration: 'will',
    agreement: 'will',
    notice: 'information',
    acknowledgement: 'information',
  } as const;
  return ALL_TEXTS.map(({ id, locale, kind, text }) => ({
    id: `${id}.${locale}`,
    kind,
    givenBy: 'act',
    countsAs: meaning[kind],
    text,
  }));
}

function policyTexts(sources: PolicySources): DraftText[] {
  const sentences = compilePolicy(sources).sections.flatMap((section) => section.sentences);
  return sentences.flatMap(({ id, text }) =>
    POLICY_LOCALES.map(
      (locale): DraftText => ({
        id: `${id}.${locale}`,
        kind: 'notice',
        givenBy: 'act',
        countsAs: 'information',
        text: text[locale],
      }),
    ),
  );
}
