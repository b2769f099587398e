import type { Locale } from '../../../domain/envelope/vocabulary.ts';

/** The few words of the printed extract that the policy does not have. */
export interface ExtractWords {
  readonly heading: string;
  readonly intro: string;
  readonly controller: string;
  readonly operator: string;
  readonly purposes: string;
  readonly categories: string;
  readonly recipients: string;
  readonly periods: string;
  readonly sources: string;
  readonly decisions: string;
  readonly rights: string;
  readonly complaint: string;
  readonly copy: string;
  readonly history: string;
  readonly disclosures: string;
  readonly withheld: string;
  readonly until: string;
  readonly held: string;
}

export const EXTRACT_WORDS: Readonly<Record<Locale, ExtractWords>> = {
  da: {
    heading: 'Indsigt i dine personoplysninger',
    intro: 'Svar efter databeskyttelsesforordningens artikel 15. Andre personer vises kun med initialer.',
    controller: 'Dataansvarlig',
    operator: 'Databehandler',
    purposes: 'Formål og retsgrundlag',
    categories: 'Kategorier af oplysninger',
    recipients: 'Modtagere',
    periods: 'Hvor længe',
    sources: 'Hvor oplysningerne kommer fra',
    decisions: 'Automatiske afgørelser og overførsler',
    rights: 'Dine rettigheder',
    complaint: 'Klage',
    copy: 'Kopi af oplysningerne',
    history: 'Hvad der er sket',
    disclosures: 'Videregivet til',
    withheld: 'Ikke vist',
    until: 'til',
    held: 'indtil en retlig spærring ophæves',
  },
  sv: {
    heading: 'Registerutdrag över dina personuppgifter',
    intro: 'Svar enligt artikel 15 i dataskyddsförordningen. Andra personer visas bara med initialer.',
    controller: 'Personuppgiftsansvarig',
    operator: 'Personuppgiftsbiträde',
    purposes: 'Ändamål och rättslig grund',
    categories: 'Kategorier av uppgifter',
    recipients: 'Mottagare',
    periods: 'Hur länge',
    sources: 'Varifrån uppgifterna kommer',
    decisions: 'Automatiserade beslut och överföringar',
    rights: 'Dina rättigheter',
    complaint: 'Klagomål',
    copy: 'Kopia av uppgifterna',
    history: 'Vad som har hänt',
    disclosures: 'Utlämnat till',
    withheld: 'Visas inte',
    until: 'till',
    held: 'tills en rättslig spärr hävs',
  },
  nb: {
    heading: 'Innsyn i personopplysningene dine',
    intro: 'Svar etter personvernforordningen artikkel 15. Andre personer vises bare med initialer.',
    controller: 'Behandlingsansvarlig',
    operator: 'Databehandler',
    purposes: 'Formål og rettslig grunnlag',
    categories: 'Kategorier av opplysninger',
    recipients: 'Mottakere',
    periods: 'Hvor lenge',
    sources: 'Hvor opplysningene kommer fra',
    decisions: 'Automatiserte avgjørelser og overføringer',
    rights: 'Rettighetene dine',
    complaint: 'Klage',
    copy: 'Kopi av opplysningene',
    history: 'Hva som har skjedd',
    disclosures: 'Utlevert til',
    withheld: 'Ikke vist',
    until: 'til',
    held: 'til en rettslig sperre oppheves',
  },
  fi: {
    heading: 'Ote henkilötiedoistasi',
    intro:
      'Vastaus tietosuoja-asetuksen 15 artiklan mukaan. Muista henkilöistä näytetään vain nimikirjaimet.',
    controller: 'Rekisterinpitäjä',
    operator: 'Henkilötietojen käsittelijä',
    purposes: 'Tarkoitukset ja oikeusperusteet',
    categories: 'Tietoryhmät',
    recipients: 'Vastaanottajat',
    periods: 'Säilytysajat',
    sources: 'Mistä tiedot ovat peräisin',
    decisions: 'Automaattiset päätökset ja siirrot',
    rights: 'Oikeutesi',
    complaint: 'Valitus',
    copy: 'Jäljennös tiedoista',
    history: 'Tapahtumat',
    disclosures: 'Luovutettu',
    withheld: 'Ei näytetä',
    until: 'asti',
    held: 'kunnes oikeudellinen esto poistetaan',
  },
  en: {
    heading: 'Extract of your personal data',
    intro: 'Answer under article 15 of the GDPR. Other people are shown by initials only.',
    controller: 'Controller',
    operator: 'Processor',
    purposes: 'Purposes and legal bases',
    categories: 'Categories of data',
    recipients: 'Recipients',
    periods: 'How long',
    sources: 'Where the data come from',
    decisions: 'Automated decisions and transfers',
    rights: 'Your rights',
    complaint: 'Complaint',
    copy: 'Copy of the data',
    history: 'What has happened',
    disclosures: 'Disclosed to',
    withheld: 'Not shown',
    until: 'until',
    held: 'until a legal hold is released',
  },
};
