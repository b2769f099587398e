import { defineText } from './define-text.ts';

export const marketingConsentDa = defineText('marketing-consent', 'da', 'consent', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jeg giver samtykke til, at {controller} sender mig nyheder og tilbud på e-mail. Jeg kan når som helst trække samtykket tilbage med linket nederst i hver besked. Tilbagekaldelsen gør ikke det, der er sendt tidligere, ulovligt.',
  },
]);
