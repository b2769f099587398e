import { operatorSpace, type Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Breach } from '../../../ports/registers.ts';
import type { OperatorProfile } from '../../../privacy/policy/operator-profile.ts';
import type { PolicyLocale } from '../../../privacy/policy/policy-sources.ts';
import { WORDINGS } from '../../../privacy/policy/wording/wordings.ts';
import { authorityOf } from '../requests/authority-of.ts';
import { DRAFT_WORDS, type DraftWords } from './draft-words.ts';

type Row = readonly [string, string];

const shown = (rows: readonly Row[]): string => rows.map(([name, value]) => `${name}: ${value}`).join('\n');
const minute = (at: string | null): string =>
  at === null ? '–' : `${at.slice(0, 16).replace('T', ' ')} UTC`;

function categoriesIn(locale: PolicyLocale, found: Breach, t: DraftWords): string {
  const names = WORDINGS[locale].categories as Readonly<Record<string, string>>;
  const ids = found.scope?.categories ?? [];
  return ids.length === 0 ? t.unknown : ids.map((id) => names[id] ?? id).join(', ');
}

/**
 * What art. 33(3) demands, filled with what is known, for the authority of the country; and the letter of art. 34(2).
 * A draft: somebody reads it, completes it and sends it.
 */
export async function draftNotification(
  ports: Pick<Ports, 'organisations'>,
  found: Breach,
  input: {
    readonly space: Space;
    readonly locale: PolicyLocale;
    readonly operator: OperatorProfile;
    readonly now: Date;
  },
) {
  const { space, locale, operator, now } = input;
  const t = DRAFT_WORDS[locale];
  const authority = authorityOf(found.country, now);
  const organisation = space === operatorSpace ? null : await ports.organisations.load(space);
  const contact =
    organisation === null
      ? `${operator.name}, ${operator.dpo}`
      : `${organisation.name}, ${organisation.contactEmail}`;
  const subjects = found.scope?.spaces.reduce((sum, one) => sum + one.subjects, 0) ?? null;
  const content: readonly Row[] = [
    [t.nature, `${found.natures.map((one) => t.natures[one]).join(', ')}. ${found.description}`],
    [t.times, `${t.detected} ${minute(found.detectedAt)}, ${t.known} ${minute(found.awareAt)}`],
    [t.people, subjects === null ? t.unknown : String(subjects)],
    [t.records, found.records === null ? t.unknown : String(found.records)],
    [t.categories, categoriesIn(locale, found, t)],
    [t.contact, contact],
    [t.consequences, found.consequences ?? t.unknown],
    [t.measures, found.measures ?? t.unknown],
    ...(found.delayReason === null ? [] : [[t.delay, found.delayReason] as const]),
  ];
  const letter: readonly Row[] = [
    [t.nature, found.description],
    [t.contact, contact],
    [t.consequences, found.consequences ?? t.unknown],
    [t.measures, found.measures ?? t.unknown],
  ];
  const complete =
    found.awareAt !== null && found.consequences !== null && found.measures !== null && subjects !== null;
  return {
    id: found.id,
    locale,
    authority,
    complete,
    notification: [
      t.heading,
      shown([[t.to, `${authority.name}, ${authority.address}, ${authority.email}`]]),
      shown(content),
      t.later,
    ].join('\n\n'),
    letter: [t.letterHeading, t.letterIntro, shown(letter)].join('\n\n'),
  };
}
