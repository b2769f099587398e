import type { Locale } from '../../../domain/envelope/vocabulary.ts';
import type { Space } from '../../../domain/space.ts';
import type { Organisation } from '../../../ports/organisation-store.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import { cite } from '../../../privacy/policy/cite.ts';
import type { OperatorProfile } from '../../../privacy/policy/operator-profile.ts';
import { POLICY_LOCALES, type PolicyLocale } from '../../../privacy/policy/policy-sources.ts';
import { CATEGORIES } from '../../../privacy/policy/sources/categories.ts';
import { PURPOSES } from '../../../privacy/policy/sources/purposes.ts';
import { RECIPIENTS } from '../../../privacy/policy/sources/recipients.ts';
import { RIGHTS } from '../../../privacy/policy/sources/rights.ts';
import { WORDINGS } from '../../../privacy/policy/wording/wordings.ts';
import { DEFAULT_SCHEDULE } from '../../../privacy/retention/default-schedule.ts';
import { authorityOf } from '../requests/authority-of.ts';
import { personInEnvelope } from './person-in-envelope.ts';

type Needs = Pick<Ports, 'envelopes' | 'disclosures' | 'recipients' | 'transmissions'>;

export interface ExtractInput {
  readonly space: Space;
  readonly part: PrivacyCase;
  readonly organisation: Organisation;
  readonly operator: OperatorProfile;
  readonly origin: string;
  readonly now: Date;
}

/** The language of the statutory parts: those that the policy is written in, else English. */
export const extractLocale = (locale: Locale): PolicyLocale =>
  POLICY_LOCALES.find((one) => one === locale) ?? 'en';

/** How a person sees each kind of data without asking anybody (SM-11). */
const selfService = (origin: string) => [
  { group: 'identification', route: `${origin}/privacy/requests` },
  { group: 'contact', route: `${origin}/privacy/requests` },
  { group: 'history', route: `${origin}/privacy/requests` },
  { group: 'content', route: `${origin}/sign` },
];

/**
 * The answer to a request for access: all of GDPR art. 15(1) and (2) with this person's own dates and recipients,
 * and the copy. Statutory words come from the published policy.
 */
export async function buildExtract(ports: Needs, input: ExtractInput) {
  const { space, part, organisation, operator, origin, now } = input;
  const locale = extractLocale(part.locale);
  const words = WORDINGS[locale];
  const found = await Promise.all(part.subjects.map((subject) => personInEnvelope(ports, space, subject)));
  const subjects = found.flatMap((one) => (one === null ? [] : [one]));
  const data = subjects.flatMap((one) => one.data);
  const used = (values: readonly string[]) => [...new Set(values)];
  const purposes = used(data.flatMap((datum) => datum.purposes));
  const categories = used(data.map(({ category }) => category));
  const kept = new Map(data.map(({ record, rule, until }) => [`${record} ${rule}`, { record, rule, until }]));
  return {
    version: 1 as const,
    generatedAt: now.toISOString(),
    request: { id: part.id, type: part.type, receivedAt: part.receivedAt },
    locale,
    controller: { name: organisation.name, contact: organisation.contactEmail },
    operator: { ...operator, role: 'processor' as const },
    register: {
      purposes: PURPOSES.filter(({ id }) => purposes.includes(id)).map(({ id, basis, role }) => ({
        id,
        text: words.purposes[id],
        basis: cite(locale, basis),
        role,
      })),
      categories: CATEGORIES.filter(({ id }) => categories.includes(id)).map(({ id, group }) => ({
        id,
        group,
        text: words.categories[id as keyof typeof words.categories],
      })),
      recipients: RECIPIENTS.filter((one) => one.categories.some((id) => categories.includes(id))).map(
        ({ id, kind, country, name }) => ({
          id,
          kind,
          country,
          name: id === 'parties' ? organisation.name : name,
        }),
      ),
      periods: [...kept.values()].map(({ record, rule, until }) => {
        const statute = DEFAULT_SCHEDULE.find(({ id }) => id === rule)?.statute ?? null;
        return { record, rule, until, statute: statute === null ? null : cite(locale, statute) };
      }),
      sources: used(data.map(({ source }) => source)).map((id) => ({
        id,
        text: words.sources[id as keyof typeof words.sources],
      })),
      automatedDecisions: { present: false as const, text: words.sentences['decisions.none'] },
    },
    transfers: { outsideEea: false as const, text: words.sentences['place.noTransfer'] },
    rights: RIGHTS.map(({ id, statute }) => ({
      id,
      statute: cite(locale, statute),
      text: words.rights[id as keyof typeof words.rights],
      how: `${origin}/privacy/requests`,
    })),
    selfService: selfService(origin),
    complaint: authorityOf(part.country, now),
    subjects,
  };
}

export type Extract = Awaited<ReturnType<typeof buildExtract>>;
