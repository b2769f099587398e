import { addDuration } from '../../../domain/duration.ts';

/** ISO 3166-1 alpha-2 codes of the EU and EEA states; `EU` stands for a region chosen at deployment. */
const EEA: ReadonlySet<string> = new Set(
  'EU AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '),
);

/** Bases of transfer (GDPR chapter V) and the days between which each could be relied upon. */
const reliable: Readonly<Record<string, readonly [from: string, until: string]>> = {
  adequacy: ['2018-05-25', '9999-12-31'],
  scc: ['2021-06-27', '9999-12-31'],
  dpf: ['2023-07-10', '9999-12-31'],
  privacyShield: ['2016-07-12', '2020-07-15'],
};

/** A basis is looked at again at least once a year. */
const freshFor = 'P12M';

/** @param checkedAt last day, `YYYY-MM-DD`, on which somebody checked that the basis holds */
export interface Transfer {
  readonly basis: string;
  readonly checkedAt: string;
}

export const isInEea = (country: string): boolean => EEA.has(country);

/** The last day on which a check counts. */
export const freshUntil = ({ checkedAt }: Pick<Transfer, 'checkedAt'>): string =>
  addDuration(new Date(`${checkedAt}T00:00:00Z`), freshFor)
    .toISOString()
    .slice(0, 10);

/**
 * Whether data may go to a country on a day.
 * @returns null when they may; otherwise why not
 */
export function transferFault(
  country: string,
  transfer: Transfer | null,
  day: string,
): 'missing' | 'unreliable' | 'stale' | null {
  if (transfer === null) return isInEea(country) ? null : 'missing';
  const [from, until] = reliable[transfer.basis] ?? ['9999-12-31', '0000-01-01'];
  if (day < from || day > until) return 'unreliable';
  return day <= freshUntil(transfer) ? null : 'stale';
}
