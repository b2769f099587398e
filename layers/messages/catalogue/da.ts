import type { Catalogue } from './catalogue.ts';

/** Danish. */
export const da: Catalogue = {
  layout: {
    greeting: 'Hej {name}',
    greetingPlain: 'Hej',
    linkHint: 'Hvis knappen ikke virker, så åbn dette link:',
    test: 'TEST: Denne besked er en del af en test og har ingen retsvirkning.',
    whyRecipient:
      'Du får denne besked, fordi {organisation} har angivet dig som deltager i et dokument. Det er ikke reklame.',
    whySender:
      'Du får denne besked, fordi du er kontakt for dokumenter, som {organisation} sender til underskrift.',
    whySubject:
      'Du får denne besked, fordi der er fremsat en anmodning om dine personoplysninger med denne adresse.',
    whyAsked:
      'Du får denne besked, fordi {organisation} har oplyst denne adresse for at spørge dig. Det er ikke reklame.',
    whyNews: 'Du får denne besked, fordi du har sagt ja til nyheder fra {organisation}.',
    whyCustomer: 'Du får denne besked, fordi du er kunde hos {organisation}.',
    whyPolicy:
      'Du får denne besked, fordi dine personoplysninger behandles her for {organisation}. Det er ikke reklame.',
    contact: 'Spørgsmål? Skriv til {organisation}:',
    policy: 'Privatlivspolitik',
    automatic: 'Beskeden er sendt automatisk.',
    reference: 'Reference: {envelopeId}',
  },
  invitation: {
    signer: {
      subject: 'Et dokument venter på din underskrift',
      intro: '{organisation} beder dig underskrive »{title}«.',
      action: 'Læs og underskriv',
    },
    approver: {
      subject: 'Et dokument venter på din godkendelse',
      intro: '{organisation} beder dig godkende »{title}«.',
      action: 'Læs og godkend',
    },
    viewer: {
      subject: 'Et dokument til dig',
      intro: '{organisation} har sendt dig »{title}« til gennemlæsning.',
      action: 'Læs dokumentet',
    },
    message: 'Besked fra {sender}',
    deadline: 'Dokumentet er åbent til {deadline}.',
    personal: 'Linket er kun til dig. Send ikke beskeden videre.',
    notMe:
      'Er det ikke til dig? Åbn linket, og vælg »Det er ikke til mig«. Du får ikke noget dokument at se, og afsenderen får besked.',
  },
  reminder: {
    signer: {
      subject: 'Påmindelse: Et dokument venter på din underskrift',
      intro: '»{title}« fra {organisation} venter stadig på din underskrift.',
      action: 'Læs og underskriv',
    },
    approver: {
      subject: 'Påmindelse: Et dokument venter på din godkendelse',
      intro: '»{title}« fra {organisation} venter stadig på din godkendelse.',
      action: 'Læs og godkend',
    },
    viewer: {
      subject: 'Påmindelse: Et dokument til dig',
      intro: '»{title}« fra {organisation} venter stadig på, at du læser det.',
      action: 'Læs dokumentet',
    },
  },
  code: {
    subject: 'Din kode',
    intro: 'Brug denne kode for at gå videre med dokumentet fra {organisation}:',
    validity: 'Koden virker én gang og i {minutes} minutter.',
    warning: 'Giv ikke koden til nogen. Ingen ringer eller skriver for at bede dig om den.',
  },
  copy: {
    subject: 'Dokumentet er færdigt: din kopi',
    intro:
      'Alle har nu underskrevet »{title}« fra {organisation}. Dokumentet blev afsluttet og forseglet {completedAt}.',
    attached: 'Det forseglede dokument er vedhæftet.',
    linked: 'Det forseglede dokument er for stort til en e-mail. Hent det med knappen.',
    keep: 'Gem filen, som den er. Seglet afslører enhver senere ændring; en scanning eller et udskrift har intet segl.',
    evidence:
      'Bag den samme knap kan du også hente beviset: hvad der skete hvornår, så det kan bevises uden os.',
    action: 'Åbn dokumentet',
  },
  declined: {
    subject: 'Dokumentet bliver ikke underskrevet',
    intro: '»{title}« fra {organisation} blev ikke gennemført, fordi en deltager har afvist.',
    nothing: 'Du skal ikke gøre mere.',
  },
  voided: {
    subject: 'Dokumentet er trukket tilbage',
    intro: '{organisation} har trukket »{title}« tilbage. Det kan ikke længere underskrives.',
    reason: 'Afsenderens begrundelse',
    nothing: 'Du skal ikke gøre mere.',
  },
  expired: {
    subject: 'Fristen for dokumentet er udløbet',
    intro:
      '»{title}« fra {organisation} blev ikke gennemført inden {expiredAt}. Det kan ikke længere underskrives.',
    nothing: 'Vil du stadig underskrive, så bed afsenderen om et nyt dokument.',
  },
  purgeAnnounced: {
    subject: 'Et afsluttet dokument bliver slettet',
    intro: '{organisation} har besluttet, at »{title}« slettes her {purgeAt}.',
    keep: 'Gem din egen kopi inden da. En gemt kopi beholder sit segl og kan kontrolleres uden os.',
    action: 'Åbn dokumentet',
  },
  senderCompleted: {
    subject: 'Alle har underskrevet',
    intro: '»{title}« blev afsluttet og forseglet {completedAt}. Kopier er på vej til deltagerne.',
    attached: 'Det forseglede dokument er vedhæftet.',
    linked: 'Det forseglede dokument er for stort til en e-mail og ligger klar i jeres system.',
  },
  senderDeclined: {
    subject: 'En deltager har afvist',
    intro:
      '{recipient} har afvist »{title}«. Dokumentet er lukket, og alle, der var blevet spurgt, får besked.',
    reason: 'Begrundelse fra {recipient}',
  },
  senderDeadlineNear: {
    subject: 'En frist nærmer sig',
    intro: '»{title}« lukker {deadline}. Disse deltagere er ikke færdige:',
    extend: 'Indtil da kan du forlænge fristen.',
  },
  senderBounced: {
    subject: 'En besked kunne ikke leveres',
    intro: 'Beskeden til {recipient} på {address} om »{title}« kunne ikke leveres.',
    next: 'Ret adressen for at sende beskeden igen. Ingen andre skal underskrive på ny.',
  },
  senderNotMe: {
    subject: 'Et dokument nåede den forkerte',
    intro:
      'Den, der har fået linket til {recipient} til »{title}«, oplyser, at det ikke var til vedkommende.',
    next: 'Linket virker ikke længere. Ret adressen for at fortsætte.',
  },
  senderSealFailed: {
    subject: 'Et dokument kunne ikke forsegles',
    intro: 'Alle har underskrevet »{title}«, men forseglingen mislykkedes efter {attempts} forsøg.',
    next: 'Alle underskrifter er i behold, og ingen skal underskrive igen. Driften er alarmeret, og forseglingen kan startes igen.',
  },
  senderScheduleFailed: {
    subject: 'Et planlagt dokument blev ikke sendt',
    intro:
      '»{title}« skulle sendes nu, men er ikke klar. Ingen er blevet kontaktet, og dokumentet er igen en kladde.',
    problems: 'Det mangler:',
  },
  senderPurgeAnnounced: {
    subject: 'Et dokument bliver slettet',
    requested: '»{title}« slettes {purgeAt}, som der er bedt om. Deltagerne får besked.',
    requestedNext: 'Indtil da kan anmodningen trækkes tilbage.',
    retention: '»{title}« slettes {purgeAt}, når opbevaringsperioden udløber.',
    retentionNext: 'Gem det, I skal bruge, inden da.',
  },
  rightsCode: {
    subject: 'Din kode til din anmodning om personoplysninger',
    intro: 'Brug denne kode for at bekræfte din anmodning om dine personoplysninger hos {organisation}:',
    validity: 'Koden virker én gang og i {minutes} minutter.',
    warning: 'Har du ikke bedt om noget, så se bort fra beskeden. Uden koden bliver intet vist eller ændret.',
  },
  rightsNotice: {
    subject: 'Om en anmodning vedrørende dine personoplysninger',
    intro:
      'En bekræftet anmodning vedrørende dine personoplysninger hos {organisation} bliver udført {runsAt}.',
    request: 'Der er bedt om: {request}.',
    keep: 'Når sletningen er udført, kan du ikke længere åbne dine dokumenter her. Gem dine kopier inden da; de andre parter beholder deres.',
    stop: 'Er det ikke dig, eller har du ombestemt dig? Så stop den inden da.',
    action: 'Se eller stop anmodningen',
    contact: 'Skriv til {contact} for at stoppe den.',
    types: {
      access: 'indsigt i oplysningerne',
      rectification: 'berigtigelse af oplysningerne',
      erasure: 'sletning af oplysningerne',
      restriction: 'begrænsning af brugen af oplysningerne',
      portability: 'udlevering af oplysningerne i et flytbart format',
      objection: 'indsigelse mod brugen af oplysningerne',
      withdrawal: 'tilbagekaldelse af samtykke',
    },
  },
  rightsAnswer: {
    subject: 'Om din anmodning vedrørende dine personoplysninger',
    routed:
      'Din anmodning ({request}) gælder dokumenter, som {organisation} bestemmer over. {organisation} har fået den i dag og svarer dig senest {dueOn}.',
    extended:
      '{organisation} har brug for mere tid til at svare på din anmodning ({request}). Du får svar senest {dueOn}.',
    fulfilled: '{organisation} har imødekommet din anmodning ({request}), og den er udført.',
    partiallyRefused: '{organisation} har imødekommet en del af din anmodning ({request}).',
    refused: '{organisation} har afslået din anmodning ({request}).',
    nothingHeld:
      'Vi har søgt efter oplysninger med denne adresse og har ingen. Dermed er din anmodning ({request}) besvaret.',
    reason: 'Begrundelse',
    action: 'Se din anmodning',
    complain: 'Er du uenig, kan du klage til {authority}. Du kan også gå til domstolene.',
  },
  senderRightsRequest: {
    subject: 'En person har en anmodning om sine personoplysninger',
    received:
      'En person i jeres dokumenter har bevist sin identitet og beder om: {request}. I skal svare senest {dueOn}.',
    alarm: 'En anmodning om personoplysninger er stadig åben: {request}. I skal svare senest {dueOn}.',
    next: 'Læs og afgør den i jeres system: /v1/privacy/requests.',
    reference: 'Reference: {caseId}',
  },
  registerNotice: {
    subject: 'Besked om personoplysninger, som I har ansvaret for',
    authority:
      '{name} kræver efter loven oplysninger om {count} personer i jeres dokumenter. Intet udleveres, før to personer har godkendt det.',
    hold: 'En retlig spærring hos jer skulle gennemgås senest {at}. Ophæv den, eller beslut, at den består.',
    breach:
      'Der har været et brud på persondatasikkerheden, som vedrører {count} personer i jeres dokumenter. Det blev kendt {at}. Jeres egen frist for at underrette tilsynsmyndigheden løber fra denne besked.',
    clock: 'Et brud på persondatasikkerheden er stadig åbent. Fristen for at underrette udløber {at}.',
    next: 'Se og afgør det i jeres system: {path}.',
    reference: 'Reference: {caseId}',
  },
  consentRequest: {
    subject: 'Svar venligst: nyheder på e-mail',
    intro: '{organisation} vil gerne sende dig nyheder på e-mail. Der sendes intet, medmindre du siger ja.',
    asked: 'Det, du ville sige ja til',
    action: 'Læs og beslut',
    nothing: 'Gør du ingenting, sendes der ikke mere, og din adresse slettes efter {days} dage.',
  },
  announcement: {
    unsubscribe: 'Afmeld',
  },
  policyChange: {
    subject: 'Privatlivspolitikken ændres',
    intro:
      'Privatlivspolitikken for den tjeneste, som {organisation} sender dig dokumenter gennem, ændres den {day}. Du behøver ikke gøre noget.',
    changes: 'Det nye:',
    action: 'Læs den nye version',
    object: 'Er du uenig, kan du gøre indsigelse inden da: {rights}',
  },
  senderPolicyChange: {
    subject: 'Privatlivspolitikken ændres: læs den, inden den gælder',
    intro: 'Privatlivspolitikken for jeres underskriftstjeneste ændres den {day} til version {version}.',
    changes: 'Det nye:',
    action: 'Læs den nye version',
    object:
      'I kan gøre indsigelse mod en ny databehandler inden den dag, i jeres system: /v1/privacy/processors. Den forbliver da slået fra for jeres organisation.',
  },
  sms: {
    invitation: '{organisation} har sendt dig et dokument, som du skal se på: {link}',
    reminder: 'Påmindelse: Et dokument fra {organisation} venter på dig: {link}',
    code: '{code} er din kode til {organisation}. Gælder i {minutes} min. Giv den ikke til nogen.',
    copy: 'Alle har underskrevet. Din kopi fra {organisation}: {link}',
    declined: 'En deltager har afvist dokumentet fra {organisation}. Du skal ikke gøre mere.',
    voided: '{organisation} har trukket dokumentet tilbage. Du skal ikke gøre mere.',
    expired: 'Fristen for dokumentet fra {organisation} er udløbet.',
    purgeAnnounced: '{organisation} sletter dit dokument {day}. Gem det: {link}',
    rightsCode: '{code} er din kode til din anmodning om personoplysninger. Gælder i {minutes} min.',
    rightsAnswer: 'Nyt om din anmodning om personoplysninger hos {organisation}: {link}',
    rightsNotice: '{organisation} udfører en anmodning om dine data {day}. Ikke dig? Skriv til {contact}',
  },
};
