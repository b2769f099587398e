import type {
  AuthenticationMethod,
  EventType,
  Locale,
  RecipientRole,
} from '../domain/envelope/vocabulary.ts';

/** Every word on the evidence page. */
export interface Words {
  readonly heading: string;
  readonly intro: string;
  readonly test: string;
  readonly sender: string;
  readonly envelope: string;
  readonly title: string;
  readonly documents: string;
  readonly pages: string;
  readonly bytes: string;
  readonly participants: string;
  readonly history: string;
  readonly findings: string;
  readonly verify: string;
  readonly page: string;
  readonly roles: Readonly<Record<RecipientRole, string>>;
  readonly methods: Readonly<Record<AuthenticationMethod, string>>;
  readonly events: Readonly<Partial<Record<EventType, string>>>;
}

const en: Words = {
  heading: 'Evidence of signing',
  intro:
    'This page was added when everybody had signed. The document before it is unchanged; the seal covers both.',
  test: 'TEST – this document has no legal effect',
  sender: 'Sent by',
  envelope: 'Envelope',
  title: 'Title',
  documents: 'Documents',
  pages: 'pages',
  bytes: 'bytes',
  participants: 'Who signed, when and how identified',
  history: 'What happened',
  findings: 'Noted in the document',
  verify:
    'Anybody can verify this file, without an account and without asking us, at {url} or with any reader that knows PAdES. Times are UTC. Behind each event stands its entry in the evidence log.',
  page: 'Page {n} of {all}',
  roles: { signer: 'signer', approver: 'approver', viewer: 'viewer', copy: 'copy' },
  methods: {
    link: 'possession of a personal link',
    emailCode: 'code to the known e-mail address',
    smsCode: 'code to the known telephone',
  },
  events: {
    'envelope.created': 'Created',
    'envelope.changed': 'Changed',
    'envelope.scheduled': 'Scheduled',
    'envelope.sent': 'Sent',
    'envelope.corrected': 'Corrected',
    'envelope.opened': 'Opened for the first time',
    'envelope.completing': 'Everybody has acted',
    'envelope.sealFailed': 'Sealing failed',
    'document.added': 'Document added',
    'document.ready': 'Document checked',
    'recipient.notified': 'Message accepted by the provider for',
    'recipient.delivered': 'Message delivered to',
    'recipient.bounced': 'Message came back from',
    'recipient.complained': 'Complaint about a message from',
    'recipient.reminded': 'Reminded',
    'recipient.opened': 'Opened by',
    'recipient.codeSent': 'Code asked for by',
    'recipient.codeFailed': 'Wrong code from',
    'recipient.authenticated': 'Right code from',
    'recipient.signed': 'Signed by',
    'recipient.approved': 'Approved by',
    'recipient.viewed': 'Viewed by',
    'recipient.notMe': 'Not meant for',
  },
};

const da: Words = {
  heading: 'Bevis for underskrift',
  intro:
    'Siden blev tilføjet, da alle havde underskrevet. Dokumentet før den er uændret; seglet dækker begge dele.',
  test: 'TEST – dokumentet har ingen retsvirkning',
  sender: 'Sendt af',
  envelope: 'Kuvert',
  title: 'Titel',
  documents: 'Dokumenter',
  pages: 'sider',
  bytes: 'byte',
  participants: 'Hvem der underskrev, hvornår, og hvordan de blev identificeret',
  history: 'Hvad der skete',
  findings: 'Bemærket i dokumentet',
  verify:
    'Enhver kan kontrollere filen uden konto og uden at spørge os på {url} eller med en læser, der kender PAdES. Tider er UTC. Bag hver hændelse står dens post i bevisloggen.',
  page: 'Side {n} af {all}',
  roles: { signer: 'underskriver', approver: 'godkender', viewer: 'læser', copy: 'kopi' },
  methods: {
    link: 'besiddelse af et personligt link',
    emailCode: 'kode til den kendte e-mailadresse',
    smsCode: 'kode til den kendte telefon',
  },
  events: {
    'envelope.created': 'Oprettet',
    'envelope.changed': 'Ændret',
    'envelope.scheduled': 'Planlagt',
    'envelope.sent': 'Sendt',
    'envelope.corrected': 'Rettet',
    'envelope.opened': 'Åbnet første gang',
    'envelope.completing': 'Alle har handlet',
    'envelope.sealFailed': 'Forsegling mislykkedes',
    'document.added': 'Dokument tilføjet',
    'document.ready': 'Dokument kontrolleret',
    'recipient.notified': 'Besked modtaget af udbyderen til',
    'recipient.delivered': 'Besked leveret til',
    'recipient.bounced': 'Besked kom retur fra',
    'recipient.complained': 'Klage over besked fra',
    'recipient.reminded': 'Påmindet',
    'recipient.opened': 'Åbnet af',
    'recipient.codeSent': 'Kode bestilt af',
    'recipient.codeFailed': 'Forkert kode fra',
    'recipient.authenticated': 'Rigtig kode fra',
    'recipient.signed': 'Underskrevet af',
    'recipient.approved': 'Godkendt af',
    'recipient.viewed': 'Læst af',
    'recipient.notMe': 'Ikke til',
  },
};

const sv: Words = {
  heading: 'Bevis för underskrift',
  intro:
    'Sidan lades till när alla hade skrivit under. Dokumentet före den är oförändrat; sigillet omfattar båda.',
  test: 'TEST – dokumentet saknar rättslig verkan',
  sender: 'Skickat av',
  envelope: 'Kuvert',
  title: 'Titel',
  documents: 'Dokument',
  pages: 'sidor',
  bytes: 'byte',
  participants: 'Vem som skrev under, när och hur de identifierades',
  history: 'Vad som hände',
  findings: 'Noterat i dokumentet',
  verify:
    'Vem som helst kan kontrollera filen, utan konto och utan att fråga oss, på {url} eller med en läsare som känner PAdES. Tider anges i UTC. Bakom varje händelse står dess post i bevisloggen.',
  page: 'Sida {n} av {all}',
  roles: { signer: 'undertecknare', approver: 'godkännare', viewer: 'läsare', copy: 'kopia' },
  methods: {
    link: 'innehav av en personlig länk',
    emailCode: 'kod till den kända e-postadressen',
    smsCode: 'kod till den kända telefonen',
  },
  events: {
    'envelope.created': 'Skapat',
    'envelope.changed': 'Ändrat',
    'envelope.scheduled': 'Schemalagt',
    'envelope.sent': 'Skickat',
    'envelope.corrected': 'Rättat',
    'envelope.opened': 'Öppnat första gången',
    'envelope.completing': 'Alla har agerat',
    'envelope.sealFailed': 'Förseglingen misslyckades',
    'document.added': 'Dokument tillagt',
    'document.ready': 'Dokument kontrollerat',
    'recipient.notified': 'Meddelande mottaget av leverantören till',
    'recipient.delivered': 'Meddelande levererat till',
    'recipient.bounced': 'Meddelande kom tillbaka från',
    'recipient.complained': 'Klagomål på meddelande från',
    'recipient.reminded': 'Påmind',
    'recipient.opened': 'Öppnat av',
    'recipient.codeSent': 'Kod begärd av',
    'recipient.codeFailed': 'Fel kod från',
    'recipient.authenticated': 'Rätt kod från',
    'recipient.signed': 'Undertecknat av',
    'recipient.approved': 'Godkänt av',
    'recipient.viewed': 'Läst av',
    'recipient.notMe': 'Inte till',
  },
};

const nb: Words = {
  heading: 'Bevis for signering',
  intro:
    'Siden ble lagt til da alle hadde signert. Dokumentet før den er uendret; seglet dekker begge deler.',
  test: 'TEST – dokumentet har ingen rettsvirkning',
  sender: 'Sendt av',
  envelope: 'Konvolutt',
  title: 'Tittel',
  documents: 'Dokumenter',
  pages: 'sider',
  bytes: 'byte',
  participants: 'Hvem som signerte, når, og hvordan de ble identifisert',
  history: 'Hva som skjedde',
  findings: 'Merket i dokumentet',
  verify:
    'Hvem som helst kan kontrollere filen, uten konto og uten å spørre oss, på {url} eller med en leser som kjenner PAdES. Tider er UTC. Bak hver hendelse står dens post i bevisloggen.',
  page: 'Side {n} av {all}',
  roles: { signer: 'underskriver', approver: 'godkjenner', viewer: 'leser', copy: 'kopi' },
  methods: {
    link: 'besittelse av en personlig lenke',
    emailCode: 'kode til den kjente e-postadressen',
    smsCode: 'kode til den kjente telefonen',
  },
  events: {
    'envelope.created': 'Opprettet',
    'envelope.changed': 'Endret',
    'envelope.scheduled': 'Planlagt',
    'envelope.sent': 'Sendt',
    'envelope.corrected': 'Rettet',
    'envelope.opened': 'Åpnet første gang',
    'envelope.completing': 'Alle har handlet',
    'envelope.sealFailed': 'Forsegling mislyktes',
    'document.added': 'Dokument lagt til',
    'document.ready': 'Dokument kontrollert',
    'recipient.notified': 'Melding mottatt av leverandøren til',
    'recipient.delivered': 'Melding levert til',
    'recipient.bounced': 'Melding kom i retur fra',
    'recipient.complained': 'Klage på melding fra',
    'recipient.reminded': 'Påminnet',
    'recipient.opened': 'Åpnet av',
    'recipient.codeSent': 'Kode bedt om av',
    'recipient.codeFailed': 'Feil kode fra',
    'recipient.authenticated': 'Riktig kode fra',
    'recipient.signed': 'Signert av',
    'recipient.approved': 'Godkjent av',
    'recipient.viewed': 'Lest av',
    'recipient.notMe': 'Ikke til',
  },
};

const fi: Words = {
  heading: 'Todiste allekirjoituksesta',
  intro:
    'Sivu lisättiin, kun kaikki olivat allekirjoittaneet. Sitä edeltävä asiakirja on muuttumaton; sinetti kattaa molemmat.',
  test: 'TESTI – asiakirjalla ei ole oikeusvaikutusta',
  sender: 'Lähettäjä',
  envelope: 'Kuori',
  title: 'Otsikko',
  documents: 'Asiakirjat',
  pages: 'sivua',
  bytes: 'tavua',
  participants: 'Kuka allekirjoitti, milloin ja miten tunnistettuna',
  history: 'Tapahtumat',
  findings: 'Huomioita asiakirjasta',
  verify:
    'Kuka tahansa voi tarkistaa tiedoston ilman tiliä ja meiltä kysymättä osoitteessa {url} tai lukijalla, joka tuntee PAdES-muodon. Ajat ovat UTC-aikaa. Jokaisen tapahtuman takana on sen merkintä todisteloissa.',
  page: 'Sivu {n}/{all}',
  roles: { signer: 'allekirjoittaja', approver: 'hyväksyjä', viewer: 'lukija', copy: 'kopio' },
  methods: {
    link: 'henkilökohtaisen linkin hallussapito',
    emailCode: 'koodi tunnettuun sähköpostiin',
    smsCode: 'koodi tunnettuun puhelimeen',
  },
  events: {
    'envelope.created': 'Luotu',
    'envelope.changed': 'Muutettu',
    'envelope.scheduled': 'Ajastettu',
    'envelope.sent': 'Lähetetty',
    'envelope.corrected': 'Korjattu',
    'envelope.opened': 'Avattu ensimmäisen kerran',
    'envelope.completing': 'Kaikki ovat toimineet',
    'envelope.sealFailed': 'Sinetöinti epäonnistui',
    'document.added': 'Asiakirja lisätty',
    'document.ready': 'Asiakirja tarkistettu',
    'recipient.notified': 'Palveluntarjoaja otti vastaan viestin:',
    'recipient.delivered': 'Viesti toimitettu:',
    'recipient.bounced': 'Viesti palautui:',
    'recipient.complained': 'Valitus viestistä:',
    'recipient.reminded': 'Muistutettu:',
    'recipient.opened': 'Avannut',
    'recipient.codeSent': 'Koodin pyysi',
    'recipient.codeFailed': 'Väärä koodi:',
    'recipient.authenticated': 'Oikea koodi:',
    'recipient.signed': 'Allekirjoittanut',
    'recipient.approved': 'Hyväksynyt',
    'recipient.viewed': 'Lukenut',
    'recipient.notMe': 'Ei tarkoitettu:',
  },
};

const all: Readonly<Record<Locale, Words>> = { en, da, sv, nb, fi };

export const wordsFor = (locale: Locale): Words => all[locale];
