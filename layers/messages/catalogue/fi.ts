import type { Catalogue } from './catalogue.ts';

/** Finnish. Names stand in the nominative wherever they can, because they cannot be inflected safely. */
export const fi: Catalogue = {
  layout: {
    greeting: 'Hei {name}',
    greetingPlain: 'Hei',
    linkHint: 'Jos painike ei toimi, avaa tämä linkki:',
    test: 'TESTI: Tämä viesti on osa testiä, eikä sillä ole oikeudellista vaikutusta.',
    whyRecipient:
      'Saat tämän viestin, koska {organisation} on nimennyt sinut asiakirjan vastaanottajaksi. Viesti ei ole mainos.',
    whySender:
      'Saat tämän viestin, koska olet yhteyshenkilö asiakirjoille, jotka {organisation} lähettää allekirjoitettaviksi.',
    whySubject: 'Saat tämän viestin, koska tällä osoitteella on tehty henkilötietojasi koskeva pyyntö.',
    whyAsked:
      'Saat tämän viestin, koska {organisation} antoi tämän osoitteen kysyäkseen sinulta. Tämä ei ole mainos.',
    whyNews: 'Saat tämän viestin, koska olet suostunut uutisiin lähettäjältä {organisation}.',
    whyCustomer: 'Saat tämän viestin, koska olet asiakkaana: {organisation}.',
    whyPolicy:
      'Saat tämän viestin, koska henkilötietojasi käsitellään täällä lähettäjän {organisation} puolesta. Tämä ei ole mainos.',
    contact: 'Kysyttävää? Kirjoita lähettäjälle ({organisation}):',
    policy: 'Tietosuojaseloste',
    automatic: 'Viesti on lähetetty automaattisesti.',
    reference: 'Viite: {envelopeId}',
  },
  invitation: {
    signer: {
      subject: 'Asiakirja odottaa allekirjoitustasi',
      intro: '{organisation} pyytää sinua allekirjoittamaan asiakirjan ”{title}”.',
      action: 'Lue ja allekirjoita',
    },
    approver: {
      subject: 'Asiakirja odottaa hyväksyntääsi',
      intro: '{organisation} pyytää sinua hyväksymään asiakirjan ”{title}”.',
      action: 'Lue ja hyväksy',
    },
    viewer: {
      subject: 'Asiakirja luettavaksesi',
      intro: '{organisation} on lähettänyt sinulle luettavaksi asiakirjan ”{title}”.',
      action: 'Lue asiakirja',
    },
    message: 'Viesti, lähettäjä {sender}',
    deadline: 'Asiakirja on avoinna {deadline} asti.',
    personal: 'Linkki on vain sinulle. Älä lähetä viestiä eteenpäin.',
    notMe:
      'Eikö viesti ole sinulle? Avaa linkki ja valitse ”Tämä ei ole minulle”. Sinulle ei näytetä asiakirjaa, ja lähettäjä saa tiedon.',
  },
  reminder: {
    signer: {
      subject: 'Muistutus: asiakirja odottaa allekirjoitustasi',
      intro: 'Asiakirja ”{title}” odottaa yhä allekirjoitustasi. Lähettäjä: {organisation}.',
      action: 'Lue ja allekirjoita',
    },
    approver: {
      subject: 'Muistutus: asiakirja odottaa hyväksyntääsi',
      intro: 'Asiakirja ”{title}” odottaa yhä hyväksyntääsi. Lähettäjä: {organisation}.',
      action: 'Lue ja hyväksy',
    },
    viewer: {
      subject: 'Muistutus: asiakirja luettavaksesi',
      intro: 'Asiakirja ”{title}” odottaa yhä, että luet sen. Lähettäjä: {organisation}.',
      action: 'Lue asiakirja',
    },
  },
  code: {
    subject: 'Koodisi',
    intro: 'Jatka asiakirjan käsittelyä tällä koodilla. Lähettäjä: {organisation}.',
    validity: 'Koodi toimii kerran ja {minutes} minuutin ajan.',
    warning: 'Älä anna koodia kenellekään. Kukaan ei soita tai kirjoita pyytääkseen sitä.',
  },
  copy: {
    subject: 'Asiakirja on valmis: kappaleesi',
    intro:
      'Kaikki ovat nyt allekirjoittaneet asiakirjan ”{title}” (lähettäjä {organisation}). Se valmistui ja sinetöitiin {completedAt}.',
    attached: 'Sinetöity asiakirja on liitteenä.',
    linked: 'Sinetöity asiakirja on liian suuri sähköpostiin. Hae se painikkeesta.',
    keep: 'Säilytä tiedosto sellaisenaan. Sinetti paljastaa jokaisen myöhemmän muutoksen; skannauksessa tai tulosteessa sinettiä ei ole.',
    evidence:
      'Saman painikkeen takaa voit ladata myös todistusaineiston: mitä tapahtui ja milloin, todistettavissa ilman meitä.',
    action: 'Avaa asiakirja',
  },
  declined: {
    subject: 'Asiakirjaa ei allekirjoiteta',
    intro: 'Asiakirja ”{title}” (lähettäjä {organisation}) jäi kesken, koska yksi osapuoli kieltäytyi.',
    nothing: 'Sinun ei tarvitse tehdä enää mitään.',
  },
  voided: {
    subject: 'Asiakirja on peruttu',
    intro: '{organisation} on perunut asiakirjan ”{title}”. Sitä ei voi enää allekirjoittaa.',
    reason: 'Lähettäjän antama syy',
    nothing: 'Sinun ei tarvitse tehdä enää mitään.',
  },
  expired: {
    subject: 'Asiakirjan määräaika on päättynyt',
    intro:
      'Asiakirja ”{title}” (lähettäjä {organisation}) ei valmistunut määräaikaan {expiredAt} mennessä. Sitä ei voi enää allekirjoittaa.',
    nothing: 'Jos haluat yhä allekirjoittaa, pyydä lähettäjältä uusi asiakirja.',
  },
  purgeAnnounced: {
    subject: 'Valmis asiakirja poistetaan',
    intro: '{organisation} on päättänyt, että asiakirja ”{title}” poistetaan täältä {purgeAt}.',
    keep: 'Tallenna oma kappaleesi sitä ennen. Tallennetussa kappaleessa sinetti säilyy, ja sen voi tarkistaa ilman meitä.',
    action: 'Avaa asiakirja',
  },
  senderCompleted: {
    subject: 'Kaikki ovat allekirjoittaneet',
    intro: 'Asiakirja ”{title}” valmistui ja sinetöitiin {completedAt}. Kappaleet ovat matkalla osapuolille.',
    attached: 'Sinetöity asiakirja on liitteenä.',
    linked: 'Sinetöity asiakirja on liian suuri sähköpostiin ja on saatavilla järjestelmässänne.',
  },
  senderDeclined: {
    subject: 'Osapuoli on kieltäytynyt',
    intro:
      '{recipient} on kieltäytynyt asiakirjasta ”{title}”. Asiakirja on suljettu, ja kaikille pyynnön saaneille ilmoitetaan.',
    reason: 'Annettu syy ({recipient})',
  },
  senderDeadlineNear: {
    subject: 'Määräaika lähestyy',
    intro: 'Asiakirja ”{title}” sulkeutuu {deadline}. Seuraavat osapuolet eivät ole valmiita:',
    extend: 'Voit pidentää määräaikaa siihen saakka.',
  },
  senderBounced: {
    subject: 'Viestiä ei voitu toimittaa',
    intro:
      'Asiakirjaa ”{title}” koskevaa viestiä ei voitu toimittaa. Vastaanottaja: {recipient}, osoite {address}.',
    next: 'Korjaa osoite, niin viesti lähetetään uudelleen. Muiden ei tarvitse allekirjoittaa uudestaan.',
  },
  senderNotMe: {
    subject: 'Asiakirja päätyi väärälle henkilölle',
    intro:
      'Linkki asiakirjaan ”{title}” oli tarkoitettu vastaanottajalle {recipient}, mutta sen saanut henkilö ilmoittaa, ettei se ole hänelle.',
    next: 'Linkki ei enää toimi. Korjaa osoite jatkaaksesi.',
  },
  senderSealFailed: {
    subject: 'Asiakirjaa ei voitu sinetöidä',
    intro:
      'Kaikki ovat allekirjoittaneet asiakirjan ”{title}”, mutta sinetöinti epäonnistui. Yrityksiä: {attempts}.',
    next: 'Kaikki allekirjoitukset ovat tallessa, eikä kenenkään tarvitse allekirjoittaa uudestaan. Ylläpito on saanut hälytyksen, ja sinetöinnin voi käynnistää uudelleen.',
  },
  senderScheduleFailed: {
    subject: 'Ajastettua asiakirjaa ei lähetetty',
    intro:
      'Asiakirja ”{title}” oli määrä lähettää nyt, mutta se ei ole valmis. Keneenkään ei ole otettu yhteyttä, ja asiakirja on taas luonnos.',
    problems: 'Esteenä on:',
  },
  senderPurgeAnnounced: {
    subject: 'Asiakirja poistetaan',
    requested: 'Asiakirja ”{title}” poistetaan pyynnön mukaisesti {purgeAt}. Osapuolille ilmoitetaan.',
    requestedNext: 'Pyynnön voi perua siihen saakka.',
    retention: 'Asiakirja ”{title}” poistetaan {purgeAt}, kun sen säilytysaika päättyy.',
    retentionNext: 'Tallentakaa tarvitsemanne sitä ennen.',
  },
  rightsCode: {
    subject: 'Koodi henkilötietopyyntöösi',
    intro: 'Vahvista henkilötietojasi koskeva pyyntösi tällä koodilla. Pyynnön kohde: {organisation}.',
    validity: 'Koodi toimii kerran ja {minutes} minuutin ajan.',
    warning:
      'Jos et ole pyytänyt mitään, voit jättää viestin huomiotta. Ilman koodia mitään ei näytetä eikä muuteta.',
  },
  rightsNotice: {
    subject: 'Henkilötietojasi koskevasta pyynnöstä',
    intro: 'Vahvistettu henkilötietojasi koskeva pyyntö toteutetaan {runsAt}. Pyynnön kohde: {organisation}.',
    request: 'Pyydetty toimenpide: {request}.',
    keep: 'Kun tiedot on poistettu, et voi enää avata asiakirjojasi täällä. Tallenna kopiosi sitä ennen; muut osapuolet säilyttävät omansa.',
    stop: 'Etkö tehnyt pyyntöä, tai oletko muuttanut mielesi? Pysäytä se sitä ennen.',
    action: 'Katso tai pysäytä pyyntö',
    contact: 'Pysäytä pyyntö kirjoittamalla osoitteeseen {contact}.',
    types: {
      access: 'pääsy tietoihin',
      rectification: 'tietojen oikaiseminen',
      erasure: 'tietojen poistaminen',
      restriction: 'tietojen käsittelyn rajoittaminen',
      portability: 'tietojen siirtäminen koneluettavassa muodossa',
      objection: 'tietojen käsittelyn vastustaminen',
      withdrawal: 'suostumuksen peruuttaminen',
    },
  },
  rightsAnswer: {
    subject: 'Henkilötietojasi koskevasta pyynnöstäsi',
    routed:
      'Pyyntösi ({request}) koskee asiakirjoja, joista päättää {organisation}. Pyyntö on välitetty tänään, ja saat vastauksen viimeistään {dueOn}.',
    extended:
      'Pyyntöösi ({request}) vastaaminen vie enemmän aikaa. Vastaaja: {organisation}. Saat vastauksen viimeistään {dueOn}.',
    fulfilled: 'Pyyntöösi ({request}) on suostuttu, ja se on toteutettu. Vastaaja: {organisation}.',
    partiallyRefused: 'Pyyntöösi ({request}) on suostuttu osittain. Vastaaja: {organisation}.',
    refused: 'Pyyntösi ({request}) on hylätty. Vastaaja: {organisation}.',
    nothingHeld:
      'Olemme etsineet tähän osoitteeseen liittyviä tietoja, eikä niitä ole. Pyyntöösi ({request}) on näin vastattu.',
    reason: 'Perustelu',
    action: 'Katso pyyntösi',
    complain:
      'Jos olet eri mieltä, voit tehdä valituksen: {authority}. Voit myös viedä asian tuomioistuimeen.',
  },
  senderRightsRequest: {
    subject: 'Henkilö on tehnyt omia tietojaan koskevan pyynnön',
    received:
      'Asiakirjoissanne mainittu henkilö on osoittanut henkilöllisyytensä ja pyytää: {request}. Vastatkaa viimeistään {dueOn}.',
    alarm: 'Henkilötietoja koskeva pyyntö on yhä avoinna: {request}. Vastatkaa viimeistään {dueOn}.',
    next: 'Lukekaa ja ratkaiskaa se järjestelmässänne: /v1/privacy/requests.',
    reference: 'Viite: {caseId}',
  },
  registerNotice: {
    subject: 'Ilmoitus vastuullanne olevista henkilötiedoista',
    authority:
      '{name} vaatii lain nojalla tietoja {count} henkilöstä asiakirjoissanne. Mitään ei luovuteta ennen kuin kaksi henkilöä on hyväksynyt sen.',
    hold: 'Asettamanne oikeudellinen esto piti tarkistaa viimeistään {at}. Poistakaa se tai päättäkää, että se pysyy voimassa.',
    breach:
      'On tapahtunut henkilötietojen tietoturvaloukkaus, joka koskee {count} henkilöä asiakirjoissanne. Se tuli tietoon {at}. Oma aikanne ilmoittaa valvontaviranomaiselle alkaa tästä viestistä.',
    clock: 'Henkilötietojen tietoturvaloukkaus on yhä avoinna. Ilmoitusaika päättyy {at}.',
    next: 'Katsokaa ja ratkaiskaa se järjestelmässänne: {path}.',
    reference: 'Viite: {caseId}',
  },
  consentRequest: {
    subject: 'Vastaa: uutisia sähköpostitse',
    intro:
      '{organisation} haluaisi lähettää sinulle uutisia sähköpostitse. Mitään ei lähetetä, ellet suostu.',
    asked: 'Mihin suostuisit',
    action: 'Lue ja päätä',
    nothing: 'Jos et tee mitään, mitään muuta ei lähetetä ja osoitteesi poistetaan {days} päivän kuluttua.',
  },
  announcement: {
    unsubscribe: 'Peruuta tilaus',
  },
  policyChange: {
    subject: 'Tietosuojaseloste muuttuu',
    intro:
      'Sen palvelun tietosuojaseloste, jonka kautta {organisation} lähettää sinulle asiakirjoja, muuttuu {day}. Sinun ei tarvitse tehdä mitään.',
    changes: 'Uutta:',
    action: 'Lue uusi versio',
    object: 'Jos olet eri mieltä, voit vastustaa sitä ennen: {rights}',
  },
  senderPolicyChange: {
    subject: 'Tietosuojaseloste muuttuu: lue se ennen voimaantuloa',
    intro: 'Allekirjoituspalvelunne tietosuojaseloste muuttuu {day} versioksi {version}.',
    changes: 'Uutta:',
    action: 'Lue uusi versio',
    object:
      'Voitte vastustaa uutta henkilötietojen käsittelijää ennen sitä päivää järjestelmässänne: /v1/privacy/processors. Se pysyy silloin pois käytöstä organisaatiossanne.',
  },
  sms: {
    invitation: '{organisation} on lähettänyt sinulle asiakirjan: {link}',
    reminder: 'Muistutus: asiakirja odottaa sinua. Lähettäjä {organisation}: {link}',
    code: '{code} on koodisi ({organisation}). Voimassa {minutes} min. Älä anna sitä kenellekään.',
    copy: 'Kaikki ovat allekirjoittaneet. Kappaleesi, {organisation}: {link}',
    declined: 'Osapuoli kieltäytyi asiakirjasta ({organisation}). Sinun ei tarvitse tehdä mitään.',
    voided: '{organisation} on perunut asiakirjan. Sinun ei tarvitse tehdä mitään.',
    expired: 'Asiakirjan määräaika on päättynyt ({organisation}).',
    purgeAnnounced: '{organisation} poistaa asiakirjasi {day}. Tallenna se: {link}',
    rightsCode: '{code} on koodi henkilötietopyyntöösi. Voimassa {minutes} min. Älä anna sitä kenellekään.',
    rightsAnswer: 'Uutta henkilötietopyynnöstäsi, {organisation}: {link}',
    rightsNotice:
      '{organisation} toteuttaa tietojasi koskevan pyynnön {day}. Etkö tehnyt sitä? Kirjoita: {contact}',
  },
};
