import type { AuthoritySource } from '../policy-sources.ts';

/**
 * Supervisory authorities with the days on which each name and address is right. Entries that have ended stay, so that
 * a text which still names one of them is refused with the reason.
 */
export const AUTHORITIES: readonly AuthoritySource[] = [
  {
    country: 'DK',
    name: 'Datatilsynet',
    address: 'Carl Jacobsens Vej 35, 2500 Valby',
    email: 'dt@datatilsynet.dk',
    url: 'https://www.datatilsynet.dk',
    from: '2020-01-01',
    until: null,
    checkedAt: '2026-09-01',
  },
  {
    country: 'DK',
    name: 'Datatilsynet',
    address: 'Borgergade 28, 5., 1300 København K',
    email: 'dt@datatilsynet.dk',
    url: 'https://www.datatilsynet.dk',
    from: '2001-01-01',
    until: '2019-12-31',
    checkedAt: '2026-09-01',
  },
  {
    country: 'SE',
    name: 'Integritetsskyddsmyndigheten (IMY)',
    address: 'Box 8114, 104 20 Stockholm',
    email: 'imy@imy.se',
    url: 'https://www.imy.se',
    from: '2021-01-01',
    until: null,
    checkedAt: '2026-09-01',
  },
  {
    country: 'SE',
    name: 'Datainspektionen',
    address: 'Box 8114, 104 20 Stockholm',
    email: 'datainspektionen@datainspektionen.se',
    url: 'https://www.datainspektionen.se',
    from: '1973-07-01',
    until: '2020-12-31',
    checkedAt: '2026-09-01',
  },
  {
    country: 'NO',
    name: 'Datatilsynet (Norge)',
    address: 'Postboks 458 Sentrum, 0105 Oslo',
    email: 'postkasse@datatilsynet.no',
    url: 'https://www.datatilsynet.no',
    from: '2018-07-20',
    until: null,
    checkedAt: '2026-09-01',
  },
  {
    country: 'FI',
    name: 'Tietosuojavaltuutetun toimisto',
    address: 'PL 800, 00531 Helsinki',
    email: 'tietosuoja@om.fi',
    url: 'https://tietosuoja.fi',
    from: '2019-01-01',
    until: null,
    checkedAt: '2026-09-01',
  },
];
