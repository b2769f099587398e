import type { Sentences } from './sentence-key.ts';

export const sv: Sentences = {
  valid: 'Inget av det som undertecknats har ändrats, och underskriften är giltig.',
  unsigned: 'Dokumentet har ingen underskrift, så det går inte att säga om det har ändrats.',
  hashFailure: 'Dokumentet har ändrats efter att det undertecknades.',
  forbiddenChange: 'Något har ändrats eller lagts till efter underskriften som den inte tillåter.',
  formatFailure:
    'Underskriften är uppbyggd på ett sätt som inte går att lita på. Betrakta dokumentet som ändrat.',
  sigCryptoFailure:
    'Underskriften är inte äkta: den är inte gjord med nyckeln hos den undertecknare som anges.',
  revoked: 'Undertecknarens certifikat var återkallat när underskriften gjordes.',
  expired: 'Undertecknarens certifikat hade gått ut när underskriften gjordes.',
  notYetValid: 'Underskriften anger en tidpunkt innan undertecknarens certifikat var giltigt.',
  sigConstraintsFailure: 'Underskriften saknar uppgifter som behövs för att avgöra om den är giltig.',
  chainConstraintsFailure:
    'Undertecknarens certifikat är inte utfärdat för att underteckna dokument, eller så hade utfärdaren inte rätt att utfärda det.',
  cryptoConstraintsFailure:
    'Underskriften använder en metod som inte är känd här eller som inte längre anses säker.',
  noCertificateChainFound:
    'Det går inte att avgöra vem som har undertecknat: utfärdaren av undertecknarens certifikat hör inte till dem som är betrodda här.',
  noSigningCertificateFound:
    'Det går inte att avgöra vem som har undertecknat: undertecknarens certifikat saknas.',
  revokedNoPoe:
    'Undertecknarens certifikat har återkallats, och det finns inget bevis för att underskriften gjordes före dess.',
  outOfBoundsNoPoe:
    'Undertecknarens certifikat har gått ut, och det finns inget bevis för att underskriften gjordes före dess.',
  timestampOrderFailure: 'Tidpunkterna i dokumentet motsäger varandra.',
  noPoe: 'Det finns inget bevis för när underskriften gjordes.',
  tryLater: 'Uppgifter om undertecknarens certifikat är inte tillgängliga ännu. Försök igen senare.',
};
