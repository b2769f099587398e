import type { Locale } from '../../layers/domain/envelope/vocabulary.ts';
import { COUNTRIES, type Country } from '../../layers/privacy/calendar/country.ts';
import { below, pick } from './random.ts';
import { reservedNumber } from './reserved-number.ts';

/** Somebody who does not exist, in the shape that a recipient of the API has. */
export interface SyntheticPerson {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly locale: Locale;
  readonly nationalId: { readonly country: Country; readonly value: string };
}

interface Place {
  readonly locale: Locale;
  readonly calling: string;
  readonly first: readonly string[];
  readonly last: readonly string[];
}

const PLACES: Readonly<Record<Country, Place>> = {
  DK: {
    locale: 'da',
    calling: '+45',
    first: ['Åse', 'Søren', 'Freja', 'Mads', 'Ingrid', 'Jørgen', 'Liva', 'Emil'],
    last: ['Prøvesen', 'Tænkt', 'Øvesen', 'Skygge', 'Aftryk', 'Blækhus'],
  },
  SE: {
    locale: 'sv',
    calling: '+46',
    first: ['Björn', 'Åsa', 'Linnéa', 'Örjan', 'Maja', 'Göran', 'Elsa', 'Nils'],
    last: ['Provgren', 'Exempelsson', 'Övningsdotter', 'Påhittad', 'Bläckström', 'Skuggman'],
  },
  NO: {
    locale: 'nb',
    calling: '+47',
    first: ['Kjersti', 'Bjørn', 'Ragnhild', 'Øystein', 'Solveig', 'Håkon', 'Åshild', 'Leif'],
    last: ['Prøvestad', 'Tenkt', 'Øvelsesen', 'Skyggerud', 'Blekkhaug', 'Eksempelvik'],
  },
  FI: {
    locale: 'fi',
    calling: '+358',
    first: ['Aino', 'Väinö', 'Päivi', 'Jyrki', 'Sirkka', 'Ylermi', 'Hilkka', 'Eero'],
    last: ['Koehenkilö', 'Esimerkki', 'Harjoitus', 'Varjonen', 'Mustepullo', 'Keksitty'],
  },
};

/** ASCII letters of a name, as addresses have them. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');

/**
 * Somebody who does not exist: `example.com` (RFC 2606), a telephone number that begins with two zeros after the
 * country code (no plan assigns those), an identity number that can be nobody's.
 *
 * @param serial makes address and number of one run unique
 */
export function syntheticPerson(
  random: () => number,
  serial: number,
  country: Country = pick(random, COUNTRIES),
): SyntheticPerson {
  const { locale, calling, first, last } = PLACES[country];
  const [given, family] = [pick(random, first), pick(random, last)];
  const tail = `${serial}${below(random, 1000)}`.padStart(6, '0').slice(-6);
  return {
    name: `${given} ${family}`,
    email: `${plain(given)}.${plain(family)}.${serial}@example.com`,
    phone: `${calling}00${tail}`,
    locale,
    nationalId: { country, value: reservedNumber(country, random) },
  };
}
