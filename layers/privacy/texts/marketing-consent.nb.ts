import { defineText } from './define-text.ts';

export const marketingConsentNb = defineText('marketing-consent', 'nb', 'consent', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jeg samtykker i at {controller} sender meg nyheter og tilbud på e-post. Jeg kan når som helst trekke samtykket tilbake med lenken nederst i hver slik melding. Tilbaketrekkingen gjør ikke det som er sendt tidligere, ulovlig.',
  },
]);
