import type { Wording } from './wording.ts';

/** Danish words of the policy. */
export const da: Wording = {
  title: 'Privatlivspolitik',
  versionLine: 'Version {version}, gældende fra {effectiveFrom}.',
  sections: {
    who: 'Hvem er ansvarlig',
    data: 'Hvilke oplysninger behandles',
    why: 'Hvorfor, og på hvilket retsgrundlag',
    recipients: 'Hvem modtager dem',
    place: 'Hvor de er',
    periods: 'Hvor længe de opbevares',
    rights: 'Dine rettigheder',
    security: 'Hvordan de beskyttes',
    decisions: 'Automatiske afgørelser',
    cookies: 'Cookies',
    changes: 'Ændringer af denne politik',
    complaint: 'Klage',
  },
  sentences: {
    'who.operator':
      'Denne politik fortæller, hvordan personoplysninger behandles i den underskriftstjeneste, som drives af {operatorName}, {operatorAddress}, registreringsnummer {operatorNumber}.',
    'who.roles':
      '{operatorName} er databehandler for de dokumenter, modtagere og beviser, som organisationer sender gennem tjenesten, og dataansvarlig for disse organisationers konti og for driften af tjenesten.',
    'who.sender':
      'For et dokument, som du er blevet bedt om at underskrive, er den organisation, der har sendt det, dataansvarlig, og en anmodning om dokumentet sendes videre til den.',
    'who.noConsent':
      'Når du underskriver, bliver du ikke bedt om samtykke til behandling af personoplysninger; du får at se, hvem der er dataansvarlig, og hvordan du kontakter vedkommende.',
    'who.contact':
      'Spørgsmål om personoplysninger besvares på {operatorContact}; databeskyttelsesrådgiveren er {operatorDpo}.',
    'data.about': 'Om {subject}: {categories}.',
    'data.source': 'Kilde til oplysningerne om {subject}: {sources}.',
    'data.purposeBound':
      'Hver oplysning bruges kun til de formål, der er angivet for den, og systemet afviser enhver anden brug.',
    'why.processor': 'På vegne af afsenderen: {purpose}; instruksen bygger på {basis}.',
    'why.controller': 'På vores eget ansvar: {purpose}; retsgrundlaget er {basis}.',
    'recipients.parties':
      'Afsenderen og de øvrige parter i et dokument modtager det forseglede dokument og beviset for det med disse oplysninger: {categories}.',
    'recipients.processor':
      '{name} er databehandler efter en aftale af {agreement} og modtager disse oplysninger: {categories}; de opbevares i {place}.',
    'recipients.listed':
      'Ingen personoplysninger går til en modtager, der ikke står på den offentliggjorte liste.',
    'recipients.notSold':
      'Personoplysninger sælges ikke, og ingen modtager må bruge dem til sin egen markedsføring.',
    'recipients.authorities':
      'Myndigheder får kun personoplysninger, når vi efter loven er forpligtet til at udlevere dem.',
    'place.stored': 'Personoplysninger, logfiler og sikkerhedskopier opbevares kun i EU/EØS.',
    'place.noTransfer': 'Der sker ingen overførsel til et land uden for EU/EØS.',
    'place.transfer': '{name} modtager personoplysninger i {place} på grundlag af {transfer}.',
    'periods.rule': '{what}: {period} efter {trigger}.',
    'periods.statute': '{what} i {country}: {period} efter {trigger}, som krævet i {statute}.',
    'periods.atOnce': '{what}: indtil {trigger}, ikke længere.',
    'periods.adjustable':
      '{what}: afsenderen kan fastsætte en anden periode, på mindst {min} og højst {max}.',
    'periods.longest':
      'Gælder flere regler for de samme oplysninger, afgør den længste lovlige, og du får at vide, hvilken det er, og hvor længe den gælder.',
    'periods.precedence':
      'En retlig tilbageholdelse går forud for en lovbestemt pligt til opbevaring, den for en anmodning om sletning, den for en begrænsning og den for den almindelige periode.',
    'periods.receipt':
      'En sletning ødelægger først nøglerne, sletter derefter dokumenterne i alle versioner og posterne, og den bekræftes med en underskrevet kvittering, som ikke indeholder personoplysninger.',
    'rights.right': '{right} ({statute}).',
    'rights.time':
      'Du får svar uden unødig forsinkelse og inden for {first} fra din anmodning; er den kompliceret, kan fristen forlænges med {more}, og du får at vide hvorfor inden for den første frist.',
    'rights.free': 'Det koster ikke noget at bruge dine rettigheder.',
    'rights.identity':
      'Før noget vises eller ændres, godtgør du, at du er den person, det drejer sig om, med kontaktoplysninger, der allerede kendes her; vi beder aldrig om en kopi af et id-dokument.',
    'rights.partial':
      'Skal nogle oplysninger bevares, slettes resten alligevel, og for hver bevaret oplysning får du reglen og datoen at vide.',
    'rights.otherParties':
      'At dine oplysninger slettes, fratager ikke de øvrige parter det underskrevne dokument og beviset for det.',
    'security.measure': '{measure}.',
    'decisions.none': 'Ingen afgørelse med retsvirkning for dig træffes uden et menneske.',
    'decisions.each':
      'Denne afgørelse træffes uden et menneske, og du kan bede om, at et menneske prøver den: {decision}.',
    'cookies.none':
      'Underskriftssiderne sætter ingen cookies og henter intet fra andre, og du kan underskrive med cookies slået fra.',
    'changes.published':
      'Den nyeste version er altid offentliggjort her, og alle tidligere versioner forbliver tilgængelige.',
    'changes.announced':
      'En væsentlig ændring varsles over for de berørte mindst {notice}, før den træder i kraft, på to måder.',
    'complaint.authority': 'I {country} kan du klage til {name}, {address}, {email}, {url}.',
  },
  subjects: {
    signer: 'personer, der bliver bedt om at underskrive, godkende eller læse et dokument',
    sender: 'afsendere af dokumenter',
    user: 'brugere hos organisationerne',
    requester: 'personer, der fremsætter en anmodning om personoplysninger',
    contact: 'personer, som en organisation sender nyheder til',
  },
  sources: {
    sender: 'den organisation, der sender dokumentet',
    subject: 'personen selv',
    generated: 'brugen af tjenesten',
    organisation: 'den organisation, personen er tilknyttet',
  },
  categories: {
    'user.name': 'navn',
    'user.unique_id': 'afsenderens referencenumre',
    'user.biometric.handwriting': 'skrevet eller tegnet underskrift',
    'user.government_id.national_identification_number': 'personnummer',
    'user.contact.email': 'e-mailadresse',
    'user.contact.phone': 'telefonnummer',
    'organisation.name': 'organisationens navn',
    'user.behavior': 'handlinger i tjenesten og tidspunkterne for dem',
    'user.device.ip_address': 'netværksadresse',
    'system.operations': 'tekniske oplysninger om underskriften',
    'user.content': 'indhold (dokumenter, beskeder og felter)',
  },
  purposes: {
    performSigning: 'at vise dokumenter og indsamle underskrifter',
    deliverMessages: 'at sende invitationer, påmindelser, koder og kopier',
    sealing: 'at forsegle det underskrevne dokument',
    evidence: 'at bevise, hvad der er underskrevet, hvornår og af hvem',
    accessControl: 'kun at lukke de rette personer ind',
    retention: 'at slette oplysninger på deres dag',
    rights: 'at besvare anmodninger om personoplysninger',
    verification: 'at kontrollere et dokuments segl for enhver, der beder om det',
    operations: 'at drive tjenesten og finde fejl og misbrug',
    marketing: 'at sende nyheder til personer, der har sagt ja til dem',
    marketingToCustomers: 'at sende nyheder til kunder om lignende ydelser',
  },
  rights: {
    access:
      'Du kan få en kopi af dine oplysninger og vide, hvorfor, hvorfra, hvor længe og for hvem de opbevares',
    rectification:
      'Du kan få rettet forkerte eller ufuldstændige oplysninger; et forseglet dokument forbliver, som det er, og får en bemærkning',
    erasure: 'Du kan få dine oplysninger slettet, undtagen hvor loven kræver, at de bevares',
    restriction:
      'Du kan få begrænset brugen af dine oplysninger, mens en indsigelse eller deres rigtighed undersøges',
    portability:
      'Du kan få de oplysninger, du har givet os, i maskinlæsbar form og tage dem med andre steder hen',
    objection:
      'Du kan gøre indsigelse mod behandling, der bygger på en legitim interesse, og altid mod direkte markedsføring',
    withdrawal:
      'Du kan når som helst trække et samtykke tilbage; det, der er sket forinden, forbliver lovligt',
  },
  measures: {
    transit: 'Alle forbindelser er krypteret med TLS 1.2 eller nyere',
    rest: 'Alt, hvad der opbevares, er krypteret',
    keys: 'Posterne for hver kuvert og hver modtager har deres egen nøgle, og når den er ødelagt, kan posterne ikke længere læses; dokumenter slettes i alle versioner',
    leastPrivilege:
      'Hver del af systemet må kun det, den har brug for, og organisationer kan ikke nå hinandens oplysninger',
    environments: 'Test og drift deler hverken nøgler eller oplysninger',
    logs: 'Logfiler indeholder ingen personoplysninger i klartekst og udløber af sig selv',
    tamperEvidence:
      'Hver hændelse registreres, så enhver kan opdage en senere ændring, fjernelse eller indsættelse',
    restore: 'En gendannet sikkerhedskopi tages først i brug, når alle sletninger er udført på den igen',
  },
  transfers: {
    adequacy: 'en afgørelse fra Kommissionen om tilstrækkeligt beskyttelsesniveau',
    dpf: 'databeskyttelsesrammen mellem EU og USA (Data Privacy Framework)',
    scc: 'Kommissionens standardkontraktbestemmelser',
  },
  places: { EU: 'EU/EØS' },
  countries: { DK: 'Danmark', SE: 'Sverige', NO: 'Norge', FI: 'Finland' },
  triggers: {
    created: 'oprettelsen',
    lastChanged: 'den seneste ændring',
    lastActivity: 'den seneste brug',
    contractEnded: 'aftalens ophør',
    subscriptionEnded: 'abonnementets ophør',
    fiscalYearEnded: 'udgangen af regnskabsåret',
    calendarYearAfterFiscalYearEnded: 'udgangen af det kalenderår, hvori regnskabsåret sluttede',
    envelopeCompleted: 'afslutningen',
    envelopeDeclined: 'afvisningen',
    envelopeVoided: 'tilbagetrækningen',
    envelopeExpired: 'udløbet',
    envelopeSealed: 'forseglingen',
    sealAttempted: 'det seneste forsøg på forsegling',
    deadline: 'fristen for underskrift',
    purgeRequested: 'anmodningen',
    caseClosed: 'sagen er afsluttet',
    consentWithdrawn: 'tilbagekaldelsen af samtykket',
    relationEnded: 'kundeforholdets ophør',
    incident: 'hændelsen',
    erased: 'sletningen',
  },
  rules: {
    'envelope.draft': 'Kladder til dokumenter',
    'envelope.scheduled': 'Dokumenter, der er planlagt til senere',
    'envelope.open': 'Dokumenter, der er ved at blive underskrevet',
    'envelope.declined': 'Afviste dokumenter',
    'envelope.voided': 'Tilbagetrukne dokumenter',
    'envelope.expired': 'Udløbne dokumenter',
    'envelope.sealFailed': 'Dokumenter, der ikke kunne forsegles',
    'envelope.completed': 'Underskrevne dokumenter med bevis',
    'envelope.requested': 'Underskrevne dokumenter, som afsenderen sletter før deres dag',
    accounting: 'Fakturaer og betalinger',
    importantAgreement: 'Aftaler, der er mærket som vigtige for regnskabet',
    customerDueDiligence: 'Legitimation, som hvidvaskreglerne kræver',
    organisation: 'En organisations oplysninger, dens brugere og indstillinger',
    suspendedAccount: 'Konti, der er sat i bero',
    demoRequest: 'Anmodninger om en demonstration',
    nationalNumber: 'Personnumre, som hverken loven eller afsenderen har brug for',
    supportCase: 'Supportsager',
    supportSpecialData: 'Bilag og følsomme oplysninger i supportsager',
    consentProof: 'Bevis for samtykke',
    rightsCase: 'Anmodninger om personoplysninger og svar på dem',
    rightsProof: 'Legitimation i en anmodning',
    breachRegister: 'Fortegnelsen over brud på persondatasikkerheden',
    accessLog: 'Den pseudonymiserede log over tilgåede adresser',
    applicationLog: 'Tekniske logfiler uden personoplysninger',
    securityEvent: 'Loginforsøg og andre sikkerhedshændelser',
    integrationContent: 'Indhold, der er overført til en integration',
    integrationLog: 'Tidspunkt, slutpunkt, status og svar for en overførsel',
    operation: 'Forløbet af længere opgaver',
    oneTimeCode: 'Engangskoder, som nøglede hashværdier',
    session: 'Underskriveres sessioner',
    idempotency: 'Svar, der gemmes til gentagne kald',
    providerEvent: 'Leveringsrapporter for beskeder',
    outbox: 'Interne hændelser, kun med id’er',
    keyBackup: 'Ødelagte nøgler i gendannelsesvinduet',
    recordBackup: 'Slettede poster i gendannelsesvinduet',
    'contact.pending': 'Adresser, hvis ejer er spurgt og ikke har svaret',
    'contact.subscribed': 'Adresser på personer, der får nyheder',
    'contact.unsubscribed': 'Adresser på personer, der ikke længere får nyheder',
    announcement: 'Nyheder, der er sendt, og til hvem',
    suppression: 'Listen over adresser, der ikke må skrives til, som nøglede hashværdier',
  },
};
