import type { PolicyLocale } from '../../../privacy/policy/policy-sources.ts';

/** The words of the draft of a notification (GDPR art. 33(3)) and of the letter to the people (art. 34(2)). */
export interface DraftWords {
  readonly heading: string;
  readonly to: string;
  readonly nature: string;
  readonly natures: Readonly<Record<'confidentiality' | 'integrity' | 'availability', string>>;
  readonly times: string;
  readonly detected: string;
  readonly known: string;
  readonly people: string;
  readonly records: string;
  readonly unknown: string;
  readonly categories: string;
  readonly contact: string;
  readonly consequences: string;
  readonly measures: string;
  readonly delay: string;
  readonly later: string;
  readonly letterHeading: string;
  readonly letterIntro: string;
}

export const DRAFT_WORDS: Readonly<Record<PolicyLocale, DraftWords>> = {
  da: {
    heading: 'Anmeldelse af brud på persondatasikkerheden (databeskyttelsesforordningens artikel 33)',
    to: 'Til',
    nature: 'Bruddets karakter',
    natures: { confidentiality: 'fortrolighed', integrity: 'integritet', availability: 'tilgængelighed' },
    times: 'Tidspunkter',
    detected: 'opdaget',
    known: 'kendt med rimelig sikkerhed',
    people: 'Antal registrerede (omtrentligt)',
    records: 'Antal registreringer (omtrentligt)',
    unknown: 'endnu ikke opgjort',
    categories: 'Kategorier af oplysninger',
    contact: 'Kontakt for flere oplysninger',
    consequences: 'Sandsynlige konsekvenser',
    measures: 'Foranstaltninger, truffet eller foreslået',
    delay: 'Begrundelse for anmeldelse efter 72 timer',
    later: 'Oplysninger, der mangler, følger efter artikel 33, stk. 4.',
    letterHeading: 'Underretning om brud på persondatasikkerheden',
    letterIntro: 'Dine personoplysninger kan være berørt af et brud på persondatasikkerheden.',
  },
  sv: {
    heading: 'Anmälan av personuppgiftsincident (artikel 33 i dataskyddsförordningen)',
    to: 'Till',
    nature: 'Incidentens art',
    natures: { confidentiality: 'konfidentialitet', integrity: 'riktighet', availability: 'tillgänglighet' },
    times: 'Tidpunkter',
    detected: 'upptäckt',
    known: 'känd med rimlig säkerhet',
    people: 'Antal registrerade (ungefär)',
    records: 'Antal uppgiftsposter (ungefär)',
    unknown: 'ännu inte fastställt',
    categories: 'Kategorier av uppgifter',
    contact: 'Kontakt för mer information',
    consequences: 'Sannolika konsekvenser',
    measures: 'Åtgärder som vidtagits eller föreslås',
    delay: 'Skäl till anmälan efter 72 timmar',
    later: 'Uppgifter som saknas lämnas senare enligt artikel 33.4.',
    letterHeading: 'Information om en personuppgiftsincident',
    letterIntro: 'Dina personuppgifter kan ha berörts av en personuppgiftsincident.',
  },
  en: {
    heading: 'Notification of a personal data breach (GDPR article 33)',
    to: 'To',
    nature: 'Nature of the breach',
    natures: {
      confidentiality: 'confidentiality',
      integrity: 'integrity',
      availability: 'availability',
    },
    times: 'Times',
    detected: 'detected',
    known: 'known with reasonable certainty',
    people: 'Number of people (approximate)',
    records: 'Number of records (approximate)',
    unknown: 'not known yet',
    categories: 'Categories of data',
    contact: 'Contact for more information',
    consequences: 'Likely consequences',
    measures: 'Measures taken or proposed',
    delay: 'Reasons for notifying after 72 hours',
    later: 'What is missing follows under article 33(4).',
    letterHeading: 'Information about a personal data breach',
    letterIntro: 'Your personal data may have been affected by a personal data breach.',
  },
};
