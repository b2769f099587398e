import { type Finding, finding } from './finding.ts';
import { lintBases } from './lint-bases.ts';
import { lintRecipients } from './lint-recipients.ts';
import { lintRetention } from './lint-retention.ts';
import { lintWording } from './lint-wording.ts';
import type { PolicyDraft } from './policy-draft.ts';

/** Everything in a draft that contradicts the law or itself. An empty list is the condition for publishing. */
export function lintPolicy(draft: PolicyDraft): readonly Finding[] {
  return [
    ...lintBases(draft),
    ...lintRetention(draft),
    ...lintRecipients(draft),
    ...lintWording(draft),
    ...lintRights(draft),
  ];
}

function lintRights({ exports, decisions }: PolicyDraft): Finding[] {
  const priced = exports.filter(({ price }) => price !== 0);
  const silent = decisions.made.filter((decision) => !decisions.registered.includes(decision));
  return [
    ...priced.map(({ id }) =>
      finding('export_not_free', id, 'access and portability are free of charge (GDPR art. 12(5))'),
    ),
    ...silent.map((id) =>
      finding('decision_unregistered', id, 'a decision about people stands in the register'),
    ),
  ];
}
