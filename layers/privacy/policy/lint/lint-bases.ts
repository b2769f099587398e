import { inForce, STATUTES, type StatuteId } from '../statutes.ts';
import { type Finding, finding } from './finding.ts';
import type { PolicyDraft } from './policy-draft.ts';

/** Consent, or the soft opt-in of a customer relation (ePrivacy directive art. 13). */
const MARKETING: readonly string[] = [
  'gdpr:6-1-a',
  'eprivacy:13-2',
  'dk:markedsforingsloven-10',
  'se:marknadsforingslagen-19',
];
const LAWFUL = /^gdpr:6-1-[a-f]$/;

/** Every purpose rests on exactly one basis in force; every category on a provision that permits it. */
export function lintBases(draft: PolicyDraft): Finding[] {
  return [
    ...draft.purposes.flatMap((purpose) => lintPurpose(draft, purpose)),
    ...draft.fields.flatMap((field) => lintField(draft, field)),
  ];
}

function lintPurpose({ day }: PolicyDraft, { id, bases }: PolicyDraft['purposes'][number]): Finding[] {
  const [basis] = bases;
  if (basis === undefined) return [finding('purpose_without_basis', id, 'a purpose needs a legal basis')];
  if (bases.length > 1)
    return [finding('purpose_with_several_bases', id, 'a purpose has one legal basis, not several')];
  const unlawful = lintStatute(id, basis, day);
  if (unlawful.length > 0) return unlawful;
  if (/marketing/i.test(id) && !MARKETING.includes(basis)) {
    return [finding('marketing_basis', id, 'marketing needs consent or the soft opt-in, never the contract')];
  }
  const isBasis = LAWFUL.test(basis) || MARKETING.includes(basis);
  return isBasis
    ? []
    : [finding('purpose_without_basis', id, 'the provision is no legal basis of processing')];
}

function lintField(draft: PolicyDraft, field: PolicyDraft['fields'][number]): Finding[] {
  const { name, category, citing, purposes } = field;
  const known = new Set(draft.purposes.map((purpose) => purpose.id));
  const strangers = purposes.filter((purpose) => !known.has(purpose));
  return [
    ...(purposes.length === 0
      ? [finding('field_without_purpose', name, 'a personal datum needs a purpose')]
      : []),
    ...strangers.map((purpose) => finding('purpose_unknown', name, `there is no purpose ${purpose}`)),
    ...lintCategory(draft, name, category, citing),
  ];
}

function lintCategory(draft: PolicyDraft, name: string, category: string, citing: string | null): Finding[] {
  const declared = draft.categories.find((each) => each.id === category);
  if (declared === undefined) return [finding('category_unknown', name, `there is no category ${category}`)];
  const { permittedBy } = declared;
  if (permittedBy === null && citing === null) return [];
  if (citing === null)
    return [finding('category_basis', name, `${category} needs one of ${permittedBy?.join(', ')}`)];
  const unlawful = lintStatute(name, citing, draft.day);
  if (unlawful.length > 0) return unlawful;
  const fits = permittedBy === null || permittedBy.includes(citing);
  return fits ? [] : [finding('category_basis', name, `${citing} does not permit ${category}`)];
}

function lintStatute(where: string, id: string, day: string): Finding[] {
  if (!Object.hasOwn(STATUTES, id))
    return [finding('statute_unknown', where, `${id} is not in the table of statutes`)];
  return inForce(id as StatuteId, day)
    ? []
    : [finding('statute_not_in_force', where, `${id} is not in force on ${day}`)];
}
