import { defineText } from './define-text.ts';

export const signingConsentFi = defineText('signing-consent', 'fi', 'declaration', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Olen lukenut minulle näytetyn sisällön ja allekirjoitan sen sähköisesti sitoutuakseni siihen. Tiedän, että allekirjoituksen ajankohta, tunnistautumistapani ja minulle näytetty sisältö säilytetään todisteena kaikkia osapuolia varten.',
  },
]);
