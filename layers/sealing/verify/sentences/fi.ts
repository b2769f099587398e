import type { Sentences } from './sentence-key.ts';

export const fi: Sentences = {
  valid: 'Mitään allekirjoitettua ei ole muutettu, ja allekirjoitus on pätevä.',
  unsigned: 'Asiakirjassa ei ole allekirjoitusta, joten ei voida sanoa, onko sitä muutettu.',
  hashFailure: 'Asiakirjaa on muutettu allekirjoittamisen jälkeen.',
  forbiddenChange: 'Allekirjoittamisen jälkeen on muutettu tai lisätty jotain, mitä allekirjoitus ei salli.',
  formatFailure: 'Allekirjoitus on koottu tavalla, johon ei voi luottaa. Pidä asiakirjaa muutettuna.',
  sigCryptoFailure: 'Allekirjoitus ei ole aito: sitä ei ole tehty siinä mainitun allekirjoittajan avaimella.',
  revoked: 'Allekirjoittajan varmenne oli peruutettu, kun allekirjoitus tehtiin.',
  expired: 'Allekirjoittajan varmenne oli vanhentunut, kun allekirjoitus tehtiin.',
  notYetValid: 'Allekirjoituksen ilmoittama aika on ennen allekirjoittajan varmenteen voimassaolon alkua.',
  sigConstraintsFailure: 'Allekirjoituksesta puuttuu tietoja, joita tarvitaan sen pätevyyden ratkaisemiseen.',
  chainConstraintsFailure:
    'Allekirjoittajan varmennetta ei ole myönnetty asiakirjojen allekirjoittamiseen, tai sen myöntäjällä ei ollut oikeutta myöntää sitä.',
  cryptoConstraintsFailure:
    'Allekirjoitus käyttää menetelmää, jota ei tunneta tässä tai jota ei enää pidetä turvallisena.',
  noCertificateChainFound:
    'Ei voida ratkaista, kuka on allekirjoittanut: allekirjoittajan varmenteen myöntäjä ei ole tässä luotettujen joukossa.',
  noSigningCertificateFound:
    'Ei voida ratkaista, kuka on allekirjoittanut: allekirjoittajan varmenne puuttuu.',
  revokedNoPoe:
    'Allekirjoittajan varmenne on peruutettu, eikä ole todistetta siitä, että allekirjoitus tehtiin ennen sitä.',
  outOfBoundsNoPoe:
    'Allekirjoittajan varmenne on vanhentunut, eikä ole todistetta siitä, että allekirjoitus tehtiin ennen sitä.',
  timestampOrderFailure: 'Asiakirjassa ilmoitetut ajat ovat ristiriidassa keskenään.',
  noPoe: 'Ei ole todistetta siitä, milloin allekirjoitus tehtiin.',
  tryLater: 'Tietoja allekirjoittajan varmenteesta ei ole vielä saatavilla. Yritä myöhemmin uudelleen.',
};
