import { defineText } from './define-text.ts';

export const policyAcknowledgementDa = defineText('policy-acknowledgement', 'da', 'acknowledgement', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jeg er informeret om privatlivspolitikken, version {policyVersion}. Dette bekræfter, at jeg er informeret; det er ikke et samtykke.',
  },
]);
