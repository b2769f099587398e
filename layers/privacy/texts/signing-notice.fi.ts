import { defineText } from './define-text.ts';

export const signingNoticeFi = defineText('signing-notice', 'fi', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: [
      '{controller} on lähettänyt sinulle tämän asiakirjan ja päättää, miksi ja miten henkilötietojasi käytetään täällä (rekisterinpitäjä). Tämä palvelu toimii rekisterinpitäjän ohjeiden mukaan (henkilötietojen käsittelijä) eikä pyydä sinulta suostumusta tietojen käsittelyyn.',
      'Tallennettavia tietoja ovat nimesi ja yhteystietosi sellaisina kuin lähettäjä on ne antanut, täyttämäsi ja allekirjoittamasi tiedot, ajankohdat ja tunnistautumistapasi. Kaikki asiakirjan osapuolet saavat todisteet.',
      'Tietojasi koskevat kysymykset ja pyynnöt lähetetään osoitteeseen {contact}.',
    ].join('\n\n'),
  },
]);
