import { addDuration } from '../../domain/duration.ts';
import type { CompiledPolicy, PolicyFacts } from './compiled-policy.ts';

/** One difference between two policies, as it matters to people. */
export interface PolicyChange {
  readonly kind:
    | 'newPurpose'
    | 'basisChanged'
    | 'newRecipient'
    | 'newCountry'
    | 'recipientGetsMore'
    | 'newTransfer'
    | 'newCategory'
    | 'longerPeriod'
    | 'shorterPeriod'
    | 'newPeriod'
    | 'triggerChanged'
    | 'rightRemoved'
    | 'newAutomatedDecision'
    | 'removed'
    | 'wording';
  readonly what: string;
  /** Whether people must be told beforehand. */
  readonly material: boolean;
}

const HARMLESS: ReadonlySet<PolicyChange['kind']> = new Set(['shorterPeriod', 'removed', 'wording']);

/** What a new policy means for people, compared with an old one. Sorted; empty when both say the same. */
export function diffPolicies(before: CompiledPolicy, after: CompiledPolicy): readonly PolicyChange[] {
  const [old, now] = [before.facts, after.facts];
  const facts = [
    ...purposes(old, now),
    ...recipients(old, now),
    ...categories(old, now),
    ...periods(old, now),
    ...people(old, now),
  ];
  const changes = facts.length > 0 || sameWords(before, after) ? facts : [change('wording', 'sentences')];
  return changes.sort((a, b) => `${a.kind} ${a.what}`.localeCompare(`${b.kind} ${b.what}`, 'en'));
}

/** Whether any difference must be announced before it takes effect. */
export function isMaterial(changes: readonly PolicyChange[]): boolean {
  return changes.some((each) => each.material);
}

function change(kind: PolicyChange['kind'], what: string): PolicyChange {
  return { kind, what, material: !HARMLESS.has(kind) };
}

function purposes(old: PolicyFacts, now: PolicyFacts): PolicyChange[] {
  const known = new Map(old.purposes.map((purpose) => [purpose.id, purpose]));
  const added = now.purposes.flatMap(({ id, basis, role }) => {
    const before = known.get(id);
    if (before === undefined) return [change('newPurpose', id)];
    return before.basis === basis && before.role === role ? [] : [change('basisChanged', id)];
  });
  return [...added, ...gone(old.purposes, now.purposes, (purpose) => purpose.id)];
}

function recipients(old: PolicyFacts, now: PolicyFacts): PolicyChange[] {
  const known = new Map(old.recipients.map((recipient) => [recipient.id, recipient]));
  const added = now.recipients.flatMap(({ id, country, categories: given, transfer }) => {
    const before = known.get(id);
    if (before === undefined) return [change('newRecipient', id)];
    return [
      ...(before.country === country ? [] : [change('newCountry', `${id} ${country}`)]),
      ...(before.transfer === transfer || transfer === null
        ? []
        : [change('newTransfer', `${id} ${transfer}`)]),
      ...given
        .filter((each) => !before.categories.includes(each))
        .map((each) => change('recipientGetsMore', `${id} ${each}`)),
    ];
  });
  return [...added, ...gone(old.recipients, now.recipients, (recipient) => recipient.id)];
}

function categories(old: PolicyFacts, now: PolicyFacts): PolicyChange[] {
  const name = (each: PolicyFacts['categories'][number]) => `${each.subject} ${each.category}`;
  const known = new Set(old.categories.map(name));
  const added = now.categories
    .filter((each) => !known.has(name(each)))
    .map((each) => change('newCategory', name(each)));
  return [...added, ...gone(old.categories, now.categories, name)];
}

function periods(old: PolicyFacts, now: PolicyFacts): PolicyChange[] {
  const name = (each: PolicyFacts['periods'][number]) =>
    each.country === null ? each.rule : `${each.rule} ${each.country}`;
  const known = new Map(old.periods.map((each) => [name(each), each]));
  const added = now.periods.flatMap((each) => {
    const before = known.get(name(each));
    if (before === undefined) return [change('newPeriod', name(each))];
    return [
      ...(before.trigger === each.trigger ? [] : [change('triggerChanged', name(each))]),
      ...(before.period === each.period ? [] : [change(longer(before.period, each.period), name(each))]),
    ];
  });
  return [...added, ...gone(old.periods, now.periods, name)];
}

function people(old: PolicyFacts, now: PolicyFacts): PolicyChange[] {
  const lost = old.rights
    .filter((right) => !now.rights.includes(right))
    .map((right) => change('rightRemoved', right));
  const decided = now.automatedDecisions.filter((each) => !old.automatedDecisions.includes(each));
  return [...lost, ...decided.map((each) => change('newAutomatedDecision', each))];
}

function gone<T>(old: readonly T[], now: readonly T[], name: (item: T) => string): PolicyChange[] {
  const kept = new Set(now.map(name));
  return old.filter((item) => !kept.has(name(item))).map((item) => change('removed', name(item)));
}

function longer(before: string, after: string): 'longerPeriod' | 'shorterPeriod' {
  const start = new Date(Date.UTC(2025, 0, 1));
  return addDuration(start, after) > addDuration(start, before) ? 'longerPeriod' : 'shorterPeriod';
}

function sameWords(before: CompiledPolicy, after: CompiledPolicy): boolean {
  return JSON.stringify(before.sections) === JSON.stringify(after.sections);
}
