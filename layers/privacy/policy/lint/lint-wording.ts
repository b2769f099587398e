import { STATUTES, type Statute } from '../statutes.ts';
import { type Finding, type FindingCode, finding } from './finding.ts';
import type { DraftText, PolicyDraft } from './policy-draft.ts';

/** Sentences that published policies contain and no lawful one may, in Danish, Swedish and English. */
const FORBIDDEN: readonly {
  readonly code: FindingCode;
  readonly detail: string;
  readonly pattern: RegExp;
}[] = [
  {
    code: 'wording_acceptance_by_use',
    detail: 'using a service is no acceptance',
    pattern:
      /(ved at (bruge|anvende)|genom att använda|by using)[^.]{0,60}(accept|godkänn|samtyck|agree|consent)/iu,
  },
  {
    code: 'wording_stop_using',
    detail: 'leaving is no condition for keeping data that are there already',
    pattern: /(stoppe med at bruge|holde op med at bruge|sluta använda|stop using)/iu,
  },
  {
    code: 'wording_until_request',
    detail: 'a period ends by itself, without a request',
    pattern:
      /(indtil du (beder|anmoder)|(fram )?till dess att du begär|tills du begär|until you (ask|request))/iu,
  },
];

/** Texts say nothing unlawful, cite no repealed law, and name authorities as they are called today. */
export function lintWording(draft: PolicyDraft): Finding[] {
  return draft.texts.flatMap((text) => [
    ...lintKind(text),
    ...lintPhrases(text),
    ...lintCitations(text, draft.day),
    ...lintAuthorities(text, draft),
  ]);
}

function lintKind({ id, kind, givenBy, countsAs }: DraftText): Finding[] {
  if (countsAs !== 'consent') return [];
  const isConsent = kind === 'consent' && givenBy === 'act';
  return isConsent
    ? []
    : [finding('notice_as_consent', id, 'a notice informs; only an act on a consent text is consent')];
}

function lintPhrases({ id, text }: DraftText): Finding[] {
  return FORBIDDEN.filter(({ pattern }) => pattern.test(text)).map(({ code, detail }) =>
    finding(code, id, detail),
  );
}

function lintCitations({ id, text }: DraftText, day: string): Finding[] {
  const repealed = Object.values<Statute>(STATUTES).filter(
    ({ inForceUntil }) => inForceUntil !== null && inForceUntil < day,
  );
  return repealed
    .filter(({ citation }) => text.toLowerCase().includes(citation.split(' ')[0] ?? citation))
    .map(({ citation }) => finding('wording_repealed_law', id, `${citation} has been repealed`));
}

function lintAuthorities({ id, text }: DraftText, { authorities, day }: PolicyDraft): Finding[] {
  const current = authorities.filter(({ until }) => until === null || day <= until);
  const past = authorities.filter(({ until }) => until !== null && until < day);
  const stale = past.flatMap(({ name, address, url }) =>
    [name, address, hostOf(url)].filter(
      (word) => !current.some((each) => [each.name, each.address, hostOf(each.url)].includes(word)),
    ),
  );
  return stale
    .filter((word) => text.toLowerCase().includes(word.toLowerCase()))
    .map((word) => finding('wording_authority', id, `${word} is no longer right`));
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
