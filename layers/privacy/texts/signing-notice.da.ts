import { defineText } from './define-text.ts';

export const signingNoticeDa = defineText('signing-notice', 'da', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: [
      '{controller} har sendt dig dette dokument og bestemmer, hvorfor og hvordan dine personoplysninger bruges her (dataansvarlig). Denne tjeneste handler efter dennes instruks (databehandler) og beder dig ikke om samtykke til behandling af personoplysninger.',
      'Der registreres dit navn og dine kontaktoplysninger, som afsenderen har oplyst dem, det, du udfylder og underskriver, tidspunkterne og måden, du har identificeret dig på. Alle parter i dokumentet modtager beviset.',
      'Spørgsmål og anmodninger om dine oplysninger sendes til {contact}.',
    ].join('\n\n'),
  },
]);
