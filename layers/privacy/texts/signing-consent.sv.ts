import { defineText } from './define-text.ts';

export const signingConsentSv = defineText('signing-consent', 'sv', 'declaration', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jag har läst det jag har fått se och skriver under det elektroniskt i avsikt att bli bunden av det. Jag vet att tidpunkten, hur jag har identifierat mig och vad jag har fått se sparas som bevis för alla parter.',
  },
]);
