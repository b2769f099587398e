import type { Catalogue } from './catalogue.ts';

/** Norwegian (bokmål). */
export const nb: Catalogue = {
  layout: {
    greeting: 'Hei {name}',
    greetingPlain: 'Hei',
    linkHint: 'Hvis knappen ikke virker, åpne denne lenken:',
    test: 'TEST: Denne meldingen er en del av en test og har ingen rettsvirkning.',
    whyRecipient:
      'Du får denne meldingen fordi {organisation} har oppgitt deg som deltaker i et dokument. Det er ikke reklame.',
    whySender:
      'Du får denne meldingen fordi du er kontakt for dokumenter som {organisation} sender til signering.',
    whySubject:
      'Du får denne meldingen fordi det er fremsatt et krav om personopplysningene dine med denne adressen.',
    whyAsked:
      'Du får denne meldingen fordi {organisation} har oppgitt adressen for å spørre deg. Det er ikke reklame.',
    whyNews: 'Du får denne meldingen fordi du har sagt ja til nyheter fra {organisation}.',
    whyCustomer: 'Du får denne meldingen fordi du er kunde hos {organisation}.',
    whyPolicy:
      'Du får denne meldingen fordi personopplysningene dine behandles her for {organisation}. Det er ikke reklame.',
    contact: 'Spørsmål? Skriv til {organisation}:',
    policy: 'Personvernerklæring',
    automatic: 'Meldingen er sendt automatisk.',
    reference: 'Referanse: {envelopeId}',
  },
  invitation: {
    signer: {
      subject: 'Et dokument venter på din signatur',
      intro: '{organisation} ber deg signere «{title}».',
      action: 'Les og signer',
    },
    approver: {
      subject: 'Et dokument venter på din godkjenning',
      intro: '{organisation} ber deg godkjenne «{title}».',
      action: 'Les og godkjenn',
    },
    viewer: {
      subject: 'Et dokument til deg',
      intro: '{organisation} har sendt deg «{title}» til gjennomlesing.',
      action: 'Les dokumentet',
    },
    message: 'Melding fra {sender}',
    deadline: 'Dokumentet er åpent til {deadline}.',
    personal: 'Lenken er bare til deg. Ikke send meldingen videre.',
    notMe:
      'Er det ikke til deg? Åpne lenken og velg «Det er ikke til meg». Du får ikke se noe dokument, og avsenderen får beskjed.',
  },
  reminder: {
    signer: {
      subject: 'Påminnelse: Et dokument venter på din signatur',
      intro: '«{title}» fra {organisation} venter fortsatt på din signatur.',
      action: 'Les og signer',
    },
    approver: {
      subject: 'Påminnelse: Et dokument venter på din godkjenning',
      intro: '«{title}» fra {organisation} venter fortsatt på din godkjenning.',
      action: 'Les og godkjenn',
    },
    viewer: {
      subject: 'Påminnelse: Et dokument til deg',
      intro: '«{title}» fra {organisation} venter fortsatt på at du leser det.',
      action: 'Les dokumentet',
    },
  },
  code: {
    subject: 'Koden din',
    intro: 'Bruk denne koden for å gå videre med dokumentet fra {organisation}:',
    validity: 'Koden virker én gang og i {minutes} minutter.',
    warning: 'Ikke gi koden til noen. Ingen ringer eller skriver for å be deg om den.',
  },
  copy: {
    subject: 'Dokumentet er ferdig: din kopi',
    intro:
      'Alle har nå signert «{title}» fra {organisation}. Dokumentet ble fullført og forseglet {completedAt}.',
    attached: 'Det forseglede dokumentet er vedlagt.',
    linked: 'Det forseglede dokumentet er for stort for e-post. Hent det med knappen.',
    keep: 'Ta vare på filen slik den er. Seglet avslører enhver senere endring; en skanning eller utskrift har ikke noe segl.',
    evidence:
      'Bak den samme knappen kan du også laste ned bevisene: hva som skjedde og når, slik at det kan bevises uten oss.',
    action: 'Åpne dokumentet',
  },
  declined: {
    subject: 'Dokumentet blir ikke signert',
    intro: '«{title}» fra {organisation} ble ikke fullført fordi en deltaker har avslått.',
    nothing: 'Du trenger ikke gjøre noe mer.',
  },
  voided: {
    subject: 'Dokumentet er trukket tilbake',
    intro: '{organisation} har trukket tilbake «{title}». Det kan ikke lenger signeres.',
    reason: 'Avsenderens begrunnelse',
    nothing: 'Du trenger ikke gjøre noe mer.',
  },
  expired: {
    subject: 'Fristen for dokumentet er utløpt',
    intro: '«{title}» fra {organisation} ble ikke fullført innen {expiredAt}. Det kan ikke lenger signeres.',
    nothing: 'Vil du fortsatt signere, be avsenderen om et nytt dokument.',
  },
  purgeAnnounced: {
    subject: 'Et fullført dokument blir slettet',
    intro: '{organisation} har besluttet at «{title}» slettes her {purgeAt}.',
    keep: 'Lagre din egen kopi innen da. En lagret kopi beholder seglet sitt og kan kontrolleres uten oss.',
    action: 'Åpne dokumentet',
  },
  senderCompleted: {
    subject: 'Alle har signert',
    intro: '«{title}» ble fullført og forseglet {completedAt}. Kopier er på vei til deltakerne.',
    attached: 'Det forseglede dokumentet er vedlagt.',
    linked: 'Det forseglede dokumentet er for stort for e-post og ligger klart i systemet deres.',
  },
  senderDeclined: {
    subject: 'En deltaker har avslått',
    intro:
      '{recipient} har avslått «{title}». Dokumentet er lukket, og alle som var blitt spurt, får beskjed.',
    reason: 'Begrunnelse fra {recipient}',
  },
  senderDeadlineNear: {
    subject: 'En frist nærmer seg',
    intro: '«{title}» lukkes {deadline}. Disse deltakerne er ikke ferdige:',
    extend: 'Frem til da kan du forlenge fristen.',
  },
  senderBounced: {
    subject: 'En melding kunne ikke leveres',
    intro: 'Meldingen til {recipient} på {address} om «{title}» kunne ikke leveres.',
    next: 'Rett adressen for å sende meldingen på nytt. Ingen andre trenger å signere igjen.',
  },
  senderNotMe: {
    subject: 'Et dokument nådde feil person',
    intro: 'Den som har fått lenken for {recipient} til «{title}», opplyser at den ikke var til vedkommende.',
    next: 'Lenken virker ikke lenger. Rett adressen for å fortsette.',
  },
  senderSealFailed: {
    subject: 'Et dokument kunne ikke forsegles',
    intro: 'Alle har signert «{title}», men forseglingen mislyktes etter {attempts} forsøk.',
    next: 'Alle signaturer er i behold, og ingen trenger å signere igjen. Driften er varslet, og forseglingen kan startes på nytt.',
  },
  senderScheduleFailed: {
    subject: 'Et planlagt dokument ble ikke sendt',
    intro:
      '«{title}» skulle sendes nå, men er ikke klart. Ingen er blitt kontaktet, og dokumentet er igjen et utkast.',
    problems: 'Dette mangler:',
  },
  senderPurgeAnnounced: {
    subject: 'Et dokument blir slettet',
    requested: '«{title}» slettes {purgeAt}, slik det er bedt om. Deltakerne får beskjed.',
    requestedNext: 'Frem til da kan forespørselen trekkes tilbake.',
    retention: '«{title}» slettes {purgeAt}, når oppbevaringstiden utløper.',
    retentionNext: 'Lagre det dere trenger, innen da.',
  },
  rightsCode: {
    subject: 'Koden for ditt krav om personopplysninger',
    intro: 'Bruk denne koden for å bekrefte kravet ditt om personopplysningene dine hos {organisation}:',
    validity: 'Koden virker én gang og i {minutes} minutter.',
    warning:
      'Har du ikke bedt om noe, kan du se bort fra meldingen. Uten koden blir ingenting vist eller endret.',
  },
  rightsNotice: {
    subject: 'Om et krav som gjelder personopplysningene dine',
    intro: 'Et bekreftet krav som gjelder personopplysningene dine hos {organisation}, blir utført {runsAt}.',
    request: 'Det er bedt om: {request}.',
    keep: 'Når slettingen er gjort, kan du ikke lenger åpne dokumentene dine her. Lagre kopiene dine innen da; de andre partene beholder sine.',
    stop: 'Er det ikke deg, eller har du ombestemt deg? Stopp det innen da.',
    action: 'Se eller stopp kravet',
    contact: 'Skriv til {contact} for å stoppe det.',
    types: {
      access: 'innsyn i opplysningene',
      rectification: 'retting av opplysningene',
      erasure: 'sletting av opplysningene',
      restriction: 'begrensning av bruken av opplysningene',
      portability: 'utlevering av opplysningene i et flyttbart format',
      objection: 'protest mot bruken av opplysningene',
      withdrawal: 'tilbaketrekking av samtykke',
    },
  },
  rightsAnswer: {
    subject: 'Om kravet ditt som gjelder personopplysningene dine',
    routed:
      'Kravet ditt ({request}) gjelder dokumenter som {organisation} bestemmer over. {organisation} har fått det i dag og svarer deg senest {dueOn}.',
    extended:
      '{organisation} trenger mer tid til å svare på kravet ditt ({request}). Du får svar senest {dueOn}.',
    fulfilled: '{organisation} har innvilget kravet ditt ({request}), og det er utført.',
    partiallyRefused: '{organisation} har innvilget en del av kravet ditt ({request}).',
    refused: '{organisation} har avslått kravet ditt ({request}).',
    nothingHeld:
      'Vi har søkt etter opplysninger med denne adressen og har ingen. Kravet ditt ({request}) er dermed besvart.',
    reason: 'Begrunnelse',
    action: 'Se kravet ditt',
    complain: 'Er du uenig, kan du klage til {authority}. Du kan også gå til domstolene.',
  },
  senderRightsRequest: {
    subject: 'En person har et krav om personopplysningene sine',
    received:
      'En person i dokumentene deres har bevist identiteten sin og ber om: {request}. Dere må svare senest {dueOn}.',
    alarm: 'Et krav om personopplysninger er fortsatt åpent: {request}. Dere må svare senest {dueOn}.',
    next: 'Les og avgjør det i systemet deres: /v1/privacy/requests.',
    reference: 'Referanse: {caseId}',
  },
  registerNotice: {
    subject: 'Beskjed om personopplysninger dere har ansvaret for',
    authority:
      '{name} krever etter loven opplysninger om {count} personer i dokumentene deres. Ingenting utleveres før to personer har godkjent det.',
    hold: 'En rettslig sperre hos dere skulle vurderes på nytt innen {at}. Opphev den, eller bestem at den blir stående.',
    breach:
      'Det har vært et brudd på personopplysningssikkerheten som gjelder {count} personer i dokumentene deres. Det ble kjent {at}. Deres egen frist for å melde fra til tilsynet løper fra denne beskjeden.',
    clock: 'Et brudd på personopplysningssikkerheten er fortsatt åpent. Fristen for å melde fra går ut {at}.',
    next: 'Se og avgjør det i systemet deres: {path}.',
    reference: 'Referanse: {caseId}',
  },
  consentRequest: {
    subject: 'Vennligst svar: nyheter på e-post',
    intro: '{organisation} vil gjerne sende deg nyheter på e-post. Ingenting sendes uten at du sier ja.',
    asked: 'Det du ville si ja til',
    action: 'Les og bestem',
    nothing: 'Gjør du ingenting, sendes det ikke mer, og adressen din slettes etter {days} dager.',
  },
  announcement: {
    unsubscribe: 'Meld av',
  },
  policyChange: {
    subject: 'Personvernerklæringen endres',
    intro:
      'Personvernerklæringen for tjenesten som {organisation} sender deg dokumenter gjennom, endres {day}. Du trenger ikke gjøre noe.',
    changes: 'Det nye:',
    action: 'Les den nye versjonen',
    object: 'Er du uenig, kan du protestere før den dagen: {rights}',
  },
  senderPolicyChange: {
    subject: 'Personvernerklæringen endres: les den før den gjelder',
    intro: 'Personvernerklæringen for signeringstjenesten deres endres {day}, til versjon {version}.',
    changes: 'Det nye:',
    action: 'Les den nye versjonen',
    object:
      'Dere kan protestere mot en ny databehandler før den dagen, i systemet deres: /v1/privacy/processors. Den forblir da slått av for organisasjonen deres.',
  },
  sms: {
    invitation: '{organisation} har sendt deg et dokument som du skal se på: {link}',
    reminder: 'Påminnelse: Et dokument fra {organisation} venter på deg: {link}',
    code: '{code} er koden din for {organisation}. Gjelder i {minutes} min. Ikke gi den til noen.',
    copy: 'Alle har signert. Din kopi fra {organisation}: {link}',
    declined: 'En deltaker har avslått dokumentet fra {organisation}. Du trenger ikke gjøre noe mer.',
    voided: '{organisation} har trukket dokumentet tilbake. Du trenger ikke gjøre noe mer.',
    expired: 'Fristen for dokumentet fra {organisation} er utløpt.',
    purgeAnnounced: '{organisation} sletter dokumentet ditt {day}. Lagre det: {link}',
    rightsCode: '{code} er koden for ditt krav om personopplysninger. Gjelder i {minutes} min.',
    rightsAnswer: 'Nytt om kravet ditt om personopplysninger hos {organisation}: {link}',
    rightsNotice: '{organisation} utfører et krav om dine opplysninger {day}. Ikke deg? Skriv til {contact}',
  },
};
