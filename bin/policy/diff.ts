import { noticeDays } from '../../layers/domain/policy-notice.ts';
import { addDays, parseCivilDate } from '../../layers/privacy/calendar/civil-date.ts';
import type { CompiledPolicy } from '../../layers/privacy/policy/compiled-policy.ts';
import { diffPolicies, isMaterial, type PolicyChange } from '../../layers/privacy/policy/diff-policies.ts';
import { currentPolicy } from '../../layers/privacy/policy/policy-versions.ts';
import { policyAt } from './policy-at.ts';

/** What each kind of change means for people. */
const MEANING: Readonly<Record<PolicyChange['kind'], string>> = {
  newPurpose: 'People’s data are used for a new reason',
  basisChanged: 'The legal basis, or whose reason it is, changes for',
  newRecipient: 'Somebody new receives personal data',
  newCountry: 'Personal data are received in another country',
  recipientGetsMore: 'A recipient gets more kinds of data',
  newTransfer: 'Personal data leave the EU/EEA on the basis of',
  newCategory: 'A new kind of data is held',
  longerPeriod: 'Something is kept longer',
  shorterPeriod: 'Something is kept for a shorter time',
  newPeriod: 'There is a new period',
  triggerChanged: 'A period begins with something else',
  rightRemoved: 'A right is no longer offered',
  newAutomatedDecision: 'A decision is made without a person',
  removed: 'No longer so',
  wording: 'Only words change',
};

const sentencesOf = (policy: CompiledPolicy): ReadonlyMap<string, string> =>
  new Map(
    policy.sections.flatMap(({ sentences }) => sentences.map(({ id, text }) => [id, text.en] as const)),
  );

function sentenceLines(before: CompiledPolicy, after: CompiledPolicy): readonly string[] {
  const [old, now] = [sentencesOf(before), sentencesOf(after)];
  const ids = [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id));
  return ids.flatMap((id) => [
    `  ${id}`,
    ...(old.has(id) ? [`    was  ${old.get(id)}`] : []),
    ...(now.has(id) ? [`    is   ${now.get(id)}`] : []),
  ]);
}

/**
 * What a change of declarations means for people, in words, and from when it may take effect.
 * @param today `YYYY-MM-DD`, the day on which people could be told at the earliest
 */
export function explain(before: CompiledPolicy, after: CompiledPolicy, today: string): string {
  const changes = diffPolicies(before, after);
  if (changes.length === 0) return 'Both say the same.\n';
  const material = isMaterial(changes);
  const day = addDays(parseCivilDate(today), noticeDays);
  const version =
    after.version > before.version
      ? `It is version ${after.version}, after version ${before.version}.`
      : `It needs a new version: it is still called version ${before.version}.`;
  const effect = material
    ? `It is material. It may take effect ${noticeDays} days after everybody concerned has been told in two ways; if they are told today, on ${day}.`
    : 'It is not material and may take effect at once.';
  return [
    ...changes.map(({ kind, what, material: each }) => `${each ? '!' : ' '} ${MEANING[kind]}: ${what}`),
    '',
    ...sentenceLines(before, after),
    '',
    version,
    effect,
    '',
  ].join('\n');
}

/** Prints what the declarations of the working tree change, compared with a revision. */
export function diff(ref: string): void {
  process.stdout.write(explain(policyAt(ref), currentPolicy(), new Date().toISOString().slice(0, 10)));
}
