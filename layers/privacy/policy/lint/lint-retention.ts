import { parseDuration } from '../../../domain/duration.ts';
import { type Finding, finding } from './finding.ts';
import type { PolicyDraft } from './policy-draft.ts';

/** Everything personal has an end, and nobody's end takes the evidence of others. */
export function lintRetention(draft: PolicyDraft): Finding[] {
  return [
    ...draft.rules.flatMap(lintRule),
    ...draft.fields.flatMap((field) => lintField(draft, field)),
    ...draft.erasures.flatMap(lintErasure),
  ];
}

function lintRule({ id, period }: PolicyDraft['rules'][number]): Finding[] {
  return period !== null && hasEnd(period)
    ? []
    : [finding('retention_not_finite', id, 'a period ends by itself, without a request')];
}

function lintField(
  draft: PolicyDraft,
  { name, subject, retention }: PolicyDraft['fields'][number],
): Finding[] {
  if (retention === null) return [finding('retention_missing', name, 'a datum needs a retention rule')];
  const hasRule = draft.rules.some(({ id }) => id === retention || id.startsWith(`${retention}.`));
  const mayStay = subject === 'none' && draft.nonPersonal.includes(retention);
  return hasRule || mayStay
    ? []
    : [finding('retention_missing', name, `there is no retention rule ${retention}`)];
}

function lintErasure({ record, effect, shared }: PolicyDraft['erasures'][number]): Finding[] {
  const takes = shared && effect === 'delete';
  return takes
    ? [
        finding(
          'erasure_takes_evidence',
          record,
          'other parties need it as evidence: detach it, do not delete it',
        ),
      ]
    : [];
}

function hasEnd(period: string): boolean {
  try {
    parseDuration(period);
    return true;
  } catch {
    return false;
  }
}
