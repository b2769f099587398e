import type { Sentences } from './sentence-key.ts';

export const nb: Sentences = {
  valid: 'Ingenting av det som er signert, er endret, og signaturen er gyldig.',
  unsigned: 'Dokumentet har ingen signatur, så det kan ikke sies om det er endret.',
  hashFailure: 'Dokumentet er endret etter at det ble signert.',
  forbiddenChange: 'Noe er endret eller lagt til etter signeringen som signaturen ikke tillater.',
  formatFailure: 'Signaturen er satt sammen på en måte man ikke kan stole på. Regn dokumentet som endret.',
  sigCryptoFailure:
    'Signaturen er ikke ekte: Den er ikke laget med nøkkelen til den underskriveren den oppgir.',
  revoked: 'Underskriverens sertifikat var trukket tilbake da signaturen ble laget.',
  expired: 'Underskriverens sertifikat var utløpt da signaturen ble laget.',
  notYetValid: 'Signaturen oppgir et tidspunkt før underskriverens sertifikat var gyldig.',
  sigConstraintsFailure: 'Signaturen mangler opplysninger som trengs for å avgjøre om den er gyldig.',
  chainConstraintsFailure:
    'Underskriverens sertifikat er ikke utstedt for å signere dokumenter, eller utstederen hadde ikke rett til å utstede det.',
  cryptoConstraintsFailure:
    'Signaturen bruker en metode som ikke er kjent her, eller som ikke lenger regnes som sikker.',
  noCertificateChainFound:
    'Det kan ikke avgjøres hvem som har signert: Utstederen av underskriverens sertifikat er ikke blant dem som er klarert her.',
  noSigningCertificateFound:
    'Det kan ikke avgjøres hvem som har signert: Underskriverens sertifikat mangler.',
  revokedNoPoe:
    'Underskriverens sertifikat er trukket tilbake, og det finnes ikke bevis for at signaturen ble laget før det.',
  outOfBoundsNoPoe:
    'Underskriverens sertifikat er utløpt, og det finnes ikke bevis for at signaturen ble laget før det.',
  timestampOrderFailure: 'Tidspunktene i dokumentet motsier hverandre.',
  noPoe: 'Det finnes ikke bevis for når signaturen ble laget.',
  tryLater: 'Opplysninger om underskriverens sertifikat er ikke tilgjengelige ennå. Prøv igjen senere.',
};
