import type { Sentences } from './sentence-key.ts';

export const da: Sentences = {
  valid: 'Intet af det, der er underskrevet, er ændret, og underskriften er gyldig.',
  unsigned: 'Dokumentet har ingen underskrift, så det kan ikke siges, om det er ændret.',
  hashFailure: 'Dokumentet er ændret, efter at det blev underskrevet.',
  forbiddenChange: 'Noget er ændret eller tilføjet efter underskriften, som underskriften ikke tillader.',
  formatFailure:
    'Underskriften er sat sammen på en måde, man ikke kan stole på. Betragt dokumentet som ændret.',
  sigCryptoFailure:
    'Underskriften er ikke ægte: Den er ikke lavet med nøglen hos den underskriver, den nævner.',
  revoked: 'Underskriverens certifikat var trukket tilbage, da underskriften blev lavet.',
  expired: 'Underskriverens certifikat var udløbet, da underskriften blev lavet.',
  notYetValid: 'Underskriften angiver et tidspunkt, før underskriverens certifikat var gyldigt.',
  sigConstraintsFailure: 'Underskriften mangler oplysninger, der skal til for at afgøre, om den er gyldig.',
  chainConstraintsFailure:
    'Underskriverens certifikat er ikke udstedt til at underskrive dokumenter, eller udstederen havde ikke ret til at udstede det.',
  cryptoConstraintsFailure:
    'Underskriften bruger en metode, der ikke kendes her eller ikke længere regnes for sikker.',
  noCertificateChainFound:
    'Det kan ikke afgøres, hvem der har underskrevet: Udstederen af underskriverens certifikat er ikke blandt dem, der stoles på her.',
  noSigningCertificateFound:
    'Det kan ikke afgøres, hvem der har underskrevet: Underskriverens certifikat mangler.',
  revokedNoPoe:
    'Underskriverens certifikat er trukket tilbage, og der er intet bevis for, at underskriften er lavet før.',
  outOfBoundsNoPoe:
    'Underskriverens certifikat er udløbet, og der er intet bevis for, at underskriften er lavet før.',
  timestampOrderFailure: 'De tidspunkter, der står i dokumentet, modsiger hinanden.',
  noPoe: 'Der er intet bevis for, hvornår underskriften er lavet.',
  tryLater: 'Oplysninger om underskriverens certifikat er ikke tilgængelige endnu. Prøv igen senere.',
};
