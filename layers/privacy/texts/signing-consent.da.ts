import { defineText } from './define-text.ts';

export const signingConsentDa = defineText('signing-consent', 'da', 'declaration', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jeg har læst det, jeg har fået vist, og jeg underskriver det elektronisk for at være bundet af det. Jeg ved, at tidspunktet, måden jeg har identificeret mig på, og det, jeg har fået vist, gemmes som bevis for alle parter.',
  },
]);
