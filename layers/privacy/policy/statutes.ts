import type { Country } from '../calendar/country.ts';

/** A provision that can be a legal basis, a duty to keep, or an obligation to answer. */
export interface Statute {
  /** `EU` for Union law. */
  readonly jurisdiction: Country | 'EU';
  /** As a lawyer of that country cites it. */
  readonly citation: string;
  /** First day on which it applies, and the last one where it has been repealed. */
  readonly inForceFrom: string;
  readonly inForceUntil: string | null;
  readonly url: string;
}

const GDPR = 'https://eur-lex.europa.eu/eli/reg/2016/679/oj';
const gdpr = (provision: string): Statute => ({
  jurisdiction: 'EU',
  citation: `GDPR ${provision}`,
  inForceFrom: '2018-05-25',
  inForceUntil: null,
  url: GDPR,
});

/**
 * Every provision that a rule or a sentence of the policy may rely on, with its dates. A policy that cites what is
 * not here, or what is no longer in force, does not compile.
 */
export const STATUTES = {
  'gdpr:5-2': gdpr('art. 5(2)'),
  'gdpr:6-1-a': gdpr('art. 6(1)(a)'),
  'gdpr:6-1-b': gdpr('art. 6(1)(b)'),
  'gdpr:6-1-c': gdpr('art. 6(1)(c)'),
  'gdpr:6-1-f': gdpr('art. 6(1)(f)'),
  'gdpr:7-3': gdpr('art. 7(3)'),
  'gdpr:9-2-a': gdpr('art. 9(2)(a)'),
  'gdpr:9-2-f': gdpr('art. 9(2)(f)'),
  'gdpr:10': gdpr('art. 10'),
  'gdpr:12': gdpr('art. 12'),
  'gdpr:12-3': gdpr('art. 12(3)'),
  'gdpr:15': gdpr('art. 15'),
  'gdpr:16': gdpr('art. 16'),
  'gdpr:17': gdpr('art. 17'),
  'gdpr:18': gdpr('art. 18'),
  'gdpr:19': gdpr('art. 19'),
  'gdpr:20': gdpr('art. 20'),
  'gdpr:21': gdpr('art. 21'),
  'gdpr:28': gdpr('art. 28'),
  'gdpr:32': gdpr('art. 32'),
  'gdpr:33-5': gdpr('art. 33(5)'),
  'gdpr:77': gdpr('art. 77'),
  'gdpr:87': gdpr('art. 87'),
  /** The soft opt-in: own similar products to a customer, refusable when the address was taken and in every message. */
  'eprivacy:13-2': {
    jurisdiction: 'EU',
    citation: 'Directive 2002/58/EC art. 13(2)',
    inForceFrom: '2002-07-31',
    inForceUntil: null,
    url: 'https://eur-lex.europa.eu/eli/dir/2002/58/oj',
  },
  'dk:bogforingsloven-12': {
    jurisdiction: 'DK',
    citation: 'bogføringsloven (lov nr. 700 af 24/05/2022) § 12',
    inForceFrom: '2022-07-01',
    inForceUntil: null,
    url: 'https://www.retsinformation.dk/eli/lta/2022/700',
  },
  'dk:databeskyttelsesloven-11-2': {
    jurisdiction: 'DK',
    citation: 'databeskyttelsesloven § 11, stk. 2',
    inForceFrom: '2018-05-25',
    inForceUntil: null,
    url: 'https://www.retsinformation.dk/eli/lta/2024/289',
  },
  'dk:foraeldelsesloven-5': {
    jurisdiction: 'DK',
    citation: 'forældelsesloven § 5',
    inForceFrom: '2008-01-01',
    inForceUntil: null,
    url: 'https://www.retsinformation.dk/eli/lta/2015/1238',
  },
  'dk:foraeldelsesloven-3': {
    jurisdiction: 'DK',
    citation: 'forældelsesloven § 3',
    inForceFrom: '2008-01-01',
    inForceUntil: null,
    url: 'https://www.retsinformation.dk/eli/lta/2015/1238',
  },
  'dk:hvidvaskloven-30': {
    jurisdiction: 'DK',
    citation: 'hvidvaskloven § 30',
    inForceFrom: '2017-06-26',
    inForceUntil: null,
    url: 'https://www.retsinformation.dk/eli/lta/2025/807',
  },
  'dk:markedsforingsloven-10': {
    jurisdiction: 'DK',
    citation: 'markedsføringsloven § 10',
    inForceFrom: '2017-07-01',
    inForceUntil: null,
    url: 'https://www.retsinformation.dk/eli/lta/2022/866',
  },
  'se:bokforingslagen-7-2': {
    jurisdiction: 'SE',
    citation: 'bokföringslagen (1999:1078) 7 kap. 2 §',
    inForceFrom: '2000-01-01',
    inForceUntil: null,
    url: 'https://lagen.nu/1999:1078',
  },
  'se:dataskyddslagen-3-10': {
    jurisdiction: 'SE',
    citation: 'lag (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning 3 kap. 10 §',
    inForceFrom: '2018-05-25',
    inForceUntil: null,
    url: 'https://lagen.nu/2018:218',
  },
  'se:preskriptionslagen-2': {
    jurisdiction: 'SE',
    citation: 'preskriptionslagen (1981:130) 2 §',
    inForceFrom: '1982-01-01',
    inForceUntil: null,
    url: 'https://lagen.nu/1981:130',
  },
  'se:marknadsforingslagen-19': {
    jurisdiction: 'SE',
    citation: 'marknadsföringslagen (2008:486) 19 §',
    inForceFrom: '2008-07-01',
    inForceUntil: null,
    url: 'https://lagen.nu/2008:486',
  },
  'se:penningtvattslagen-5-3': {
    jurisdiction: 'SE',
    citation: 'lag (2017:630) om åtgärder mot penningtvätt och finansiering av terrorism 5 kap. 3 §',
    inForceFrom: '2017-08-01',
    inForceUntil: null,
    url: 'https://lagen.nu/2017:630',
  },
  /** Kept in the table so that a text that still cites it is refused with a reason. */
  'se:personuppgiftslagen': {
    jurisdiction: 'SE',
    citation: 'personuppgiftslagen (1998:204)',
    inForceFrom: '1998-10-24',
    inForceUntil: '2018-05-24',
    url: 'https://lagen.nu/1998:204',
  },
} as const satisfies Readonly<Record<string, Statute>>;

export type StatuteId = keyof typeof STATUTES;

/** Whether a provision is in force on a day (`YYYY-MM-DD`). */
export function inForce(id: StatuteId, day: string): boolean {
  const statute: Statute = STATUTES[id];
  return statute.inForceFrom <= day && (statute.inForceUntil === null || day <= statute.inForceUntil);
}
