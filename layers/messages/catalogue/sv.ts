import type { Catalogue } from './catalogue.ts';

/** Swedish. */
export const sv: Catalogue = {
  layout: {
    greeting: 'Hej {name}!',
    greetingPlain: 'Hej!',
    linkHint: 'Om knappen inte fungerar, öppna den här länken:',
    test: 'TEST: Det här meddelandet ingår i ett test och har ingen rättslig verkan.',
    whyRecipient:
      'Du får det här meddelandet eftersom {organisation} har angett dig som deltagare i ett dokument. Det är inte reklam.',
    whySender:
      'Du får det här meddelandet eftersom du är kontakt för dokument som {organisation} skickar för underskrift.',
    whySubject:
      'Du får det här meddelandet eftersom en begäran om dina personuppgifter har gjorts med den här adressen.',
    whyAsked:
      'Du får det här meddelandet eftersom {organisation} har lämnat adressen för att fråga dig. Det är inte reklam.',
    whyNews: 'Du får det här meddelandet eftersom du har samtyckt till nyheter från {organisation}.',
    whyCustomer: 'Du får det här meddelandet eftersom du är kund hos {organisation}.',
    whyPolicy:
      'Du får det här meddelandet eftersom dina personuppgifter behandlas här för {organisation}. Det är inte reklam.',
    contact: 'Frågor? Skriv till {organisation}:',
    policy: 'Integritetspolicy',
    automatic: 'Meddelandet har skickats automatiskt.',
    reference: 'Referens: {envelopeId}',
  },
  invitation: {
    signer: {
      subject: 'Ett dokument väntar på din underskrift',
      intro: '{organisation} ber dig att skriva under ”{title}”.',
      action: 'Läs och skriv under',
    },
    approver: {
      subject: 'Ett dokument väntar på ditt godkännande',
      intro: '{organisation} ber dig att godkänna ”{title}”.',
      action: 'Läs och godkänn',
    },
    viewer: {
      subject: 'Ett dokument till dig',
      intro: '{organisation} har skickat ”{title}” för att du ska läsa det.',
      action: 'Läs dokumentet',
    },
    message: 'Meddelande från {sender}',
    deadline: 'Dokumentet är öppet till {deadline}.',
    personal: 'Länken är bara till för dig. Skicka inte meddelandet vidare.',
    notMe:
      'Är det inte till dig? Öppna länken och välj ”Det är inte till mig”. Du får inte se något dokument, och avsändaren får veta det.',
  },
  reminder: {
    signer: {
      subject: 'Påminnelse: Ett dokument väntar på din underskrift',
      intro: '”{title}” från {organisation} väntar fortfarande på din underskrift.',
      action: 'Läs och skriv under',
    },
    approver: {
      subject: 'Påminnelse: Ett dokument väntar på ditt godkännande',
      intro: '”{title}” från {organisation} väntar fortfarande på ditt godkännande.',
      action: 'Läs och godkänn',
    },
    viewer: {
      subject: 'Påminnelse: Ett dokument till dig',
      intro: '”{title}” från {organisation} väntar fortfarande på att du läser det.',
      action: 'Läs dokumentet',
    },
  },
  code: {
    subject: 'Din kod',
    intro: 'Använd den här koden för att gå vidare med dokumentet från {organisation}:',
    validity: 'Koden fungerar en gång och i {minutes} minuter.',
    warning: 'Ge inte koden till någon. Ingen kommer att ringa eller skriva för att be dig om den.',
  },
  copy: {
    subject: 'Dokumentet är klart: din kopia',
    intro:
      'Alla har nu skrivit under ”{title}” från {organisation}. Dokumentet slutfördes och förseglades {completedAt}.',
    attached: 'Det förseglade dokumentet är bifogat.',
    linked: 'Det förseglade dokumentet är för stort för e-post. Hämta det med knappen.',
    keep: 'Spara filen som den är. Sigillet avslöjar varje senare ändring; en skanning eller utskrift har inget sigill.',
    evidence:
      'Bakom samma knapp kan du också ladda ner bevisningen: vad som hände och när, så att det kan bevisas utan oss.',
    action: 'Öppna dokumentet',
  },
  declined: {
    subject: 'Dokumentet kommer inte att skrivas under',
    intro: '”{title}” från {organisation} slutfördes inte eftersom en deltagare har avböjt.',
    nothing: 'Du behöver inte göra något mer.',
  },
  voided: {
    subject: 'Dokumentet har dragits tillbaka',
    intro: '{organisation} har dragit tillbaka ”{title}”. Det kan inte längre skrivas under.',
    reason: 'Avsändarens skäl',
    nothing: 'Du behöver inte göra något mer.',
  },
  expired: {
    subject: 'Tiden för dokumentet har gått ut',
    intro:
      '”{title}” från {organisation} slutfördes inte före {expiredAt}. Det kan inte längre skrivas under.',
    nothing: 'Om du fortfarande vill skriva under, be avsändaren om ett nytt dokument.',
  },
  purgeAnnounced: {
    subject: 'Ett slutfört dokument kommer att raderas',
    intro: '{organisation} har beslutat att ”{title}” raderas här {purgeAt}.',
    keep: 'Spara en egen kopia innan dess. En sparad kopia behåller sitt sigill och kan kontrolleras utan oss.',
    action: 'Öppna dokumentet',
  },
  senderCompleted: {
    subject: 'Alla har skrivit under',
    intro: '”{title}” slutfördes och förseglades {completedAt}. Kopior är på väg till deltagarna.',
    attached: 'Det förseglade dokumentet är bifogat.',
    linked: 'Det förseglade dokumentet är för stort för e-post och finns i ert system.',
  },
  senderDeclined: {
    subject: 'En deltagare har avböjt',
    intro:
      '{recipient} har avböjt ”{title}”. Dokumentet är stängt, och alla som hade tillfrågats underrättas.',
    reason: 'Skäl från {recipient}',
  },
  senderDeadlineNear: {
    subject: 'En tidsfrist närmar sig',
    intro: '”{title}” stängs {deadline}. Dessa deltagare är inte klara:',
    extend: 'Fram till dess kan du förlänga tiden.',
  },
  senderBounced: {
    subject: 'Ett meddelande kunde inte levereras',
    intro: 'Meddelandet till {recipient} på {address} om ”{title}” kunde inte levereras.',
    next: 'Rätta adressen för att skicka meddelandet igen. Ingen annan behöver skriva under på nytt.',
  },
  senderNotMe: {
    subject: 'Ett dokument nådde fel person',
    intro: 'Den som har fått länken för {recipient} till ”{title}” uppger att den inte var avsedd för hen.',
    next: 'Länken fungerar inte längre. Rätta adressen för att gå vidare.',
  },
  senderSealFailed: {
    subject: 'Ett dokument kunde inte förseglas',
    intro: 'Alla har skrivit under ”{title}”, men förseglingen misslyckades efter {attempts} försök.',
    next: 'Alla underskrifter finns kvar och ingen behöver skriva under igen. Driften har larmats, och förseglingen kan startas om.',
  },
  senderScheduleFailed: {
    subject: 'Ett planerat dokument skickades inte',
    intro:
      '”{title}” skulle skickas nu men är inte klart. Ingen har kontaktats, och dokumentet är åter ett utkast.',
    problems: 'Det här saknas:',
  },
  senderPurgeAnnounced: {
    subject: 'Ett dokument kommer att raderas',
    requested: '”{title}” raderas {purgeAt}, enligt begäran. Deltagarna underrättas.',
    requestedNext: 'Fram till dess kan begäran återtas.',
    retention: '”{title}” raderas {purgeAt}, när lagringstiden går ut.',
    retentionNext: 'Spara det ni behöver innan dess.',
  },
  rightsCode: {
    subject: 'Din kod för din begäran om personuppgifter',
    intro: 'Använd den här koden för att bekräfta din begäran om dina personuppgifter hos {organisation}:',
    validity: 'Koden fungerar en gång och i {minutes} minuter.',
    warning:
      'Om du inte har begärt något kan du bortse från meddelandet. Utan koden visas eller ändras ingenting.',
  },
  rightsNotice: {
    subject: 'Om en begäran som gäller dina personuppgifter',
    intro:
      'En bekräftad begäran som gäller dina personuppgifter hos {organisation} kommer att utföras {runsAt}.',
    request: 'Begäran gäller: {request}.',
    keep: 'När raderingen är gjord kan du inte längre öppna dina dokument här. Spara dina kopior innan dess; de andra parterna behåller sina.',
    stop: 'Är det inte du, eller har du ändrat dig? Stoppa den innan dess.',
    action: 'Se eller stoppa begäran',
    contact: 'Skriv till {contact} för att stoppa den.',
    types: {
      access: 'tillgång till uppgifterna',
      rectification: 'rättelse av uppgifterna',
      erasure: 'radering av uppgifterna',
      restriction: 'begränsning av hur uppgifterna används',
      portability: 'en kopia av uppgifterna i ett flyttbart format',
      objection: 'invändning mot hur uppgifterna används',
      withdrawal: 'återkallelse av samtycke',
    },
  },
  rightsAnswer: {
    subject: 'Om din begäran som gäller dina personuppgifter',
    routed:
      'Din begäran ({request}) gäller dokument som {organisation} bestämmer över. {organisation} har fått den i dag och svarar dig senast {dueOn}.',
    extended:
      '{organisation} behöver mer tid för att svara på din begäran ({request}). Du får svar senast {dueOn}.',
    fulfilled: '{organisation} har beviljat din begäran ({request}), och den är utförd.',
    partiallyRefused: '{organisation} har beviljat en del av din begäran ({request}).',
    refused: '{organisation} har avslagit din begäran ({request}).',
    nothingHeld:
      'Vi har sökt efter uppgifter med den här adressen och har inga. Din begäran ({request}) är därmed besvarad.',
    reason: 'Skäl',
    action: 'Se din begäran',
    complain: 'Om du inte håller med kan du klaga hos {authority}. Du kan också vända dig till domstol.',
  },
  senderRightsRequest: {
    subject: 'En person har en begäran om sina personuppgifter',
    received:
      'En person i era dokument har styrkt sin identitet och begär: {request}. Ni ska svara senast {dueOn}.',
    alarm: 'En begäran om personuppgifter är fortfarande öppen: {request}. Ni ska svara senast {dueOn}.',
    next: 'Läs och besluta i ert system: /v1/privacy/requests.',
    reference: 'Referens: {caseId}',
  },
  registerNotice: {
    subject: 'Besked om personuppgifter som ni ansvarar för',
    authority:
      '{name} kräver med stöd i lag uppgifter om {count} personer i era dokument. Inget lämnas ut innan två personer har godkänt det.',
    hold: 'En rättslig spärr hos er skulle omprövas senast {at}. Häv den eller besluta att den ska bestå.',
    breach:
      'En personuppgiftsincident har inträffat som berör {count} personer i era dokument. Den blev känd {at}. Er egen tid för att anmäla till myndigheten räknas från detta besked.',
    clock: 'En personuppgiftsincident är fortfarande öppen. Tiden för att anmäla den går ut {at}.',
    next: 'Se och besluta det i ert system: {path}.',
    reference: 'Referens: {caseId}',
  },
  consentRequest: {
    subject: 'Svara gärna: nyheter med e-post',
    intro: '{organisation} vill skicka nyheter till dig med e-post. Inget skickas om du inte samtycker.',
    asked: 'Det du skulle samtycka till',
    action: 'Läs och bestäm',
    nothing: 'Om du inte gör något skickas inget mer, och din adress raderas efter {days} dagar.',
  },
  announcement: {
    unsubscribe: 'Avregistrera',
  },
  policyChange: {
    subject: 'Integritetspolicyn ändras',
    intro:
      'Integritetspolicyn för den tjänst genom vilken {organisation} skickar dokument till dig ändras den {day}. Du behöver inte göra något.',
    changes: 'Det nya:',
    action: 'Läs den nya versionen',
    object: 'Om du inte håller med kan du invända dessförinnan: {rights}',
  },
  senderPolicyChange: {
    subject: 'Integritetspolicyn ändras: läs den innan den gäller',
    intro: 'Integritetspolicyn för er underskriftstjänst ändras den {day}, till version {version}.',
    changes: 'Det nya:',
    action: 'Läs den nya versionen',
    object:
      'Ni kan invända mot ett nytt personuppgiftsbiträde före den dagen, i ert system: /v1/privacy/processors. Det förblir då avstängt för er organisation.',
  },
  sms: {
    invitation: '{organisation} har skickat ett dokument som du ska titta på: {link}',
    reminder: 'Påminnelse: Ett dokument från {organisation} väntar på dig: {link}',
    code: '{code} är din kod för {organisation}. Gäller i {minutes} min. Ge den inte till någon.',
    copy: 'Alla har skrivit under. Din kopia från {organisation}: {link}',
    declined: 'En deltagare har avböjt dokumentet från {organisation}. Du behöver inte göra något mer.',
    voided: '{organisation} har dragit tillbaka dokumentet. Du behöver inte göra något mer.',
    expired: 'Tiden för dokumentet från {organisation} har gått ut.',
    purgeAnnounced: '{organisation} raderar ditt dokument {day}. Spara det: {link}',
    rightsCode: '{code} är din kod för din begäran om personuppgifter. Gäller i {minutes} min.',
    rightsAnswer: 'Nytt om din begäran om personuppgifter hos {organisation}: {link}',
    rightsNotice: '{organisation} utför en begäran om dina uppgifter {day}. Inte du? Skriv till {contact}',
  },
};
