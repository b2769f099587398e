import type { Wording } from './wording.ts';

/** Swedish words of the policy. */
export const sv: Wording = {
  title: 'Integritetspolicy',
  versionLine: 'Version {version}, gäller från {effectiveFrom}.',
  sections: {
    who: 'Vem som är ansvarig',
    data: 'Vilka uppgifter som behandlas',
    why: 'Varför, och på vilken rättslig grund',
    recipients: 'Vem som får dem',
    place: 'Var de finns',
    periods: 'Hur länge de sparas',
    rights: 'Dina rättigheter',
    security: 'Hur de skyddas',
    decisions: 'Automatiserade beslut',
    cookies: 'Kakor',
    changes: 'Ändringar av denna policy',
    complaint: 'Klagomål',
  },
  sentences: {
    'who.operator':
      'Denna policy berättar hur personuppgifter behandlas i den underskriftstjänst som drivs av {operatorName}, {operatorAddress}, registreringsnummer {operatorNumber}.',
    'who.roles':
      '{operatorName} är personuppgiftsbiträde för de dokument, mottagare och bevis som organisationer skickar genom tjänsten och personuppgiftsansvarig för dessa organisationers konton och för driften av tjänsten.',
    'who.sender':
      'För ett dokument som du har ombetts skriva under är den organisation som skickade det personuppgiftsansvarig, och en begäran om dokumentet skickas vidare till den.',
    'who.noConsent':
      'När du skriver under ombeds du inte samtycka till behandling av personuppgifter; du får se vem som är personuppgiftsansvarig och hur du når denne.',
    'who.contact':
      'Frågor om personuppgifter besvaras på {operatorContact}; dataskyddsombudet är {operatorDpo}.',
    'data.about': 'Om {subject}: {categories}.',
    'data.source': 'Källa till uppgifterna om {subject}: {sources}.',
    'data.purposeBound':
      'Varje uppgift används bara för de ändamål som har angetts för den, och systemet nekar all annan användning.',
    'why.processor': 'För avsändarens räkning: {purpose}; instruktionen vilar på {basis}.',
    'why.controller': 'På vårt eget ansvar: {purpose}; den rättsliga grunden är {basis}.',
    'recipients.parties':
      'Avsändaren och övriga parter i ett dokument får det förseglade dokumentet och bevisningen, med dessa uppgifter: {categories}.',
    'recipients.processor':
      '{name} är personuppgiftsbiträde enligt ett avtal av {agreement} och får dessa uppgifter: {categories}; de lagras i {place}.',
    'recipients.listed':
      'Inga personuppgifter lämnas till en mottagare som inte finns på den publicerade listan.',
    'recipients.notSold':
      'Personuppgifter säljs inte, och ingen mottagare får använda dem för sin egen marknadsföring.',
    'recipients.authorities':
      'Myndigheter får personuppgifter bara när vi enligt lag är skyldiga att lämna ut dem.',
    'place.stored': 'Personuppgifter, loggar och säkerhetskopior lagras endast inom EU/EES.',
    'place.noTransfer': 'Ingen överföring sker till ett land utanför EU/EES.',
    'place.transfer': '{name} får personuppgifter i {place} på grundval av {transfer}.',
    'periods.rule': '{what}: {period} efter {trigger}.',
    'periods.statute': '{what} i {country}: {period} efter {trigger}, enligt {statute}.',
    'periods.atOnce': '{what}: till {trigger}, inte längre.',
    'periods.adjustable': '{what}: avsändaren kan bestämma en annan tid, minst {min} och högst {max}.',
    'periods.longest':
      'Om flera regler gäller för samma uppgifter avgör den längsta lagliga, och du får veta vilken det är och hur länge den gäller.',
    'periods.precedence':
      'Ett rättsligt bevarandebeslut går före en laglig skyldighet att spara, den före en begäran om radering, den före en begränsning och den före den vanliga tiden.',
    'periods.receipt':
      'En radering förstör först nycklarna, raderar sedan dokumenten i alla versioner och posterna, och den bekräftas med ett signerat kvitto som inte innehåller personuppgifter.',
    'rights.right': '{right} ({statute}).',
    'rights.time':
      'Du får svar utan onödigt dröjsmål och inom {first} från din begäran; om den är komplicerad kan tiden förlängas med {more}, och du får veta varför inom den första tiden.',
    'rights.free': 'Det kostar ingenting att använda dina rättigheter.',
    'rights.identity':
      'Innan något visas eller ändras styrker du att du är den person det gäller, med kontaktuppgifter som redan är kända här; vi ber aldrig om en kopia av en id-handling.',
    'rights.partial':
      'Om vissa uppgifter måste sparas raderas resten ändå, och för varje sparad uppgift får du veta regeln och datumet.',
    'rights.otherParties':
      'Att dina uppgifter raderas tar inte ifrån de andra parterna det underskrivna dokumentet och bevisningen.',
    'security.measure': '{measure}.',
    'decisions.none': 'Inget beslut med rättslig verkan för dig fattas utan en människa.',
    'decisions.each':
      'Detta beslut fattas utan en människa, och du kan begära att en människa prövar det: {decision}.',
    'cookies.none':
      'Underskriftssidorna sätter inga kakor och hämtar inget från någon annan, och du kan skriva under med kakor avstängda.',
    'changes.published':
      'Den senaste versionen finns alltid publicerad här, och alla tidigare versioner förblir tillgängliga.',
    'changes.announced':
      'En väsentlig ändring meddelas dem som berörs minst {notice} innan den träder i kraft, på två sätt.',
    'complaint.authority': 'I {country} kan du klaga hos {name}, {address}, {email}, {url}.',
  },
  subjects: {
    signer: 'personer som ombeds skriva under, godkänna eller läsa ett dokument',
    sender: 'avsändare av dokument',
    user: 'användare hos organisationerna',
    requester: 'personer som gör en begäran om personuppgifter',
    contact: 'personer som en organisation skickar nyheter till',
  },
  sources: {
    sender: 'den organisation som skickar dokumentet',
    subject: 'personen själv',
    generated: 'användningen av tjänsten',
    organisation: 'den organisation som personen tillhör',
  },
  categories: {
    'user.name': 'namn',
    'user.unique_id': 'avsändarens referensnummer',
    'user.biometric.handwriting': 'skriven eller ritad underskrift',
    'user.government_id.national_identification_number': 'personnummer',
    'user.contact.email': 'e-postadress',
    'user.contact.phone': 'telefonnummer',
    'organisation.name': 'organisationens namn',
    'user.behavior': 'åtgärder i tjänsten och tidpunkterna för dem',
    'user.device.ip_address': 'nätverksadress',
    'system.operations': 'tekniska uppgifter om underskriften',
    'user.content': 'innehåll (dokument, meddelanden och fält)',
  },
  purposes: {
    performSigning: 'att visa dokument och samla in underskrifter',
    deliverMessages: 'att skicka inbjudningar, påminnelser, koder och kopior',
    sealing: 'att försegla det underskrivna dokumentet',
    evidence: 'att bevisa vad som skrevs under, när och av vem',
    accessControl: 'att bara släppa in rätt personer',
    retention: 'att radera uppgifter på deras dag',
    rights: 'att besvara begäranden om personuppgifter',
    verification: 'att kontrollera ett dokuments sigill för den som ber om det',
    operations: 'att driva tjänsten och hitta fel och missbruk',
    marketing: 'att skicka nyheter till personer som har samtyckt till det',
    marketingToCustomers: 'att skicka nyheter till kunder om liknande tjänster',
  },
  rights: {
    access: 'Du kan få en kopia av dina uppgifter och veta varför, varifrån, hur länge och för vem de finns',
    rectification:
      'Du kan få felaktiga eller ofullständiga uppgifter rättade; ett förseglat dokument förblir som det är och får en anteckning',
    erasure: 'Du kan få dina uppgifter raderade, utom där lagen kräver att de sparas',
    restriction:
      'Du kan få användningen av dina uppgifter begränsad medan en invändning eller deras riktighet utreds',
    portability:
      'Du kan få de uppgifter som du har gett oss i maskinläsbar form och ta dem med dig någon annanstans',
    objection:
      'Du kan invända mot behandling som vilar på ett berättigat intresse, och alltid mot direktmarknadsföring',
    withdrawal: 'Du kan när som helst återkalla ett samtycke; det som skett dessförinnan förblir lagligt',
  },
  measures: {
    transit: 'Varje förbindelse är krypterad med TLS 1.2 eller nyare',
    rest: 'Allt som lagras är krypterat',
    keys: 'Posterna för varje kuvert och varje mottagare har en egen nyckel, och när den är förstörd går posterna inte längre att läsa; dokument raderas i alla versioner',
    leastPrivilege:
      'Varje del av systemet får bara göra det den behöver, och organisationer når inte varandras uppgifter',
    environments: 'Test och drift delar varken nycklar eller uppgifter',
    logs: 'Loggar innehåller inga personuppgifter i klartext och upphör av sig själva',
    tamperEvidence:
      'Varje händelse registreras så att vem som helst kan upptäcka en senare ändring, borttagning eller infogning',
    restore: 'En återställd säkerhetskopia tas inte i bruk förrän alla raderingar har utförts på den igen',
  },
  transfers: {
    adequacy: 'ett beslut av kommissionen om adekvat skyddsnivå',
    dpf: 'dataskyddsramen mellan EU och USA (Data Privacy Framework)',
    scc: 'kommissionens standardavtalsklausuler',
  },
  places: { EU: 'EU/EES' },
  countries: { DK: 'Danmark', SE: 'Sverige', NO: 'Norge', FI: 'Finland' },
  triggers: {
    created: 'uppkomsten',
    lastChanged: 'den senaste ändringen',
    lastActivity: 'den senaste användningen',
    contractEnded: 'avtalets slut',
    subscriptionEnded: 'abonnemangets slut',
    fiscalYearEnded: 'räkenskapsårets utgång',
    calendarYearAfterFiscalYearEnded: 'utgången av det kalenderår då räkenskapsåret avslutades',
    envelopeCompleted: 'slutförandet',
    envelopeDeclined: 'avböjandet',
    envelopeVoided: 'tillbakadragandet',
    envelopeExpired: 'att tiden gick ut',
    envelopeSealed: 'förseglingen',
    sealAttempted: 'det senaste försöket till försegling',
    deadline: 'sista dagen för underskrift',
    purgeRequested: 'begäran',
    caseClosed: 'ärendets avslutande',
    consentWithdrawn: 'återkallelsen av samtycket',
    relationEnded: 'kundförhållandets slut',
    incident: 'händelsen',
    erased: 'raderingen',
  },
  rules: {
    'envelope.draft': 'Utkast till dokument',
    'envelope.scheduled': 'Dokument som är planerade till senare',
    'envelope.open': 'Dokument som håller på att skrivas under',
    'envelope.declined': 'Avböjda dokument',
    'envelope.voided': 'Tillbakadragna dokument',
    'envelope.expired': 'Dokument vars tid har gått ut',
    'envelope.sealFailed': 'Dokument som inte kunde förseglas',
    'envelope.completed': 'Underskrivna dokument med bevisning',
    'envelope.requested': 'Underskrivna dokument som avsändaren raderar före deras dag',
    accounting: 'Fakturor och betalningar',
    importantAgreement: 'Avtal som är märkta som viktiga för bokföringen',
    customerDueDiligence: 'Identitetshandlingar som penningtvättslagen kräver',
    organisation: 'En organisations uppgifter, användare och inställningar',
    suspendedAccount: 'Vilande konton',
    demoRequest: 'Förfrågningar om en visning',
    nationalNumber: 'Personnummer som varken lag eller avsändare behöver',
    supportCase: 'Supportärenden',
    supportSpecialData: 'Bilagor och känsliga uppgifter i supportärenden',
    consentProof: 'Bevis om samtycke',
    rightsCase: 'Begäranden om personuppgifter och svaren på dem',
    rightsProof: 'Identitetsbevis i en begäran',
    breachRegister: 'Registret över personuppgiftsincidenter',
    accessLog: 'Den pseudonymiserade loggen över besökta adresser',
    applicationLog: 'Tekniska loggar utan personuppgifter',
    securityEvent: 'Inloggningsförsök och andra säkerhetshändelser',
    integrationContent: 'Innehåll som har lämnats till en integration',
    integrationLog: 'Tid, slutpunkt, status och svar för en överföring',
    operation: 'Förloppet för längre arbeten',
    oneTimeCode: 'Engångskoder, som nycklade hashvärden',
    session: 'Undertecknares sessioner',
    idempotency: 'Svar som sparas för upprepade anrop',
    providerEvent: 'Leveransrapporter för meddelanden',
    outbox: 'Interna händelser med enbart id',
    keyBackup: 'Förstörda nycklar i återställningsfönstret',
    recordBackup: 'Raderade poster i återställningsfönstret',
    'contact.pending': 'Adresser vars ägare har tillfrågats och inte svarat',
    'contact.subscribed': 'Adresser till personer som får nyheter',
    'contact.unsubscribed': 'Adresser till personer som inte längre får nyheter',
    announcement: 'Nyheter som har skickats, och till vem',
    suppression: 'Listan över adresser som inte får skrivas till, som nycklade hashvärden',
  },
};
