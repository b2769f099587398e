import { defineText } from './define-text.ts';

export const signingConsentNb = defineText('signing-consent', 'nb', 'declaration', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jeg har lest det jeg har fått vist, og signerer det elektronisk for å være bundet av det. Jeg vet at tidspunktet, måten jeg har identifisert meg på, og det jeg har fått vist, lagres som bevis for alle parter.',
  },
]);
